-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.job_settings (
  only_row boolean default true not null,
  lease_seconds integer default 45 not null,
  max_live_jobs_per_user integer default 20 not null,
  max_tasks_per_job integer default 1000 not null,
  max_stalls integer default 3 not null,
  max_continuations integer default 20 not null,
  backoff_base_ms integer default 2000 not null,
  backoff_max_ms integer default 300000 not null,
  retry_after_max_ms integer default 3600000 not null,
  broadcast_every_ms integer default 500 not null,
  retention_days integer default 30 not null,
  max_running_tasks_per_user integer default 32 not null,
  max_running_tasks integer default 128 not null,
  max_events_per_job integer default 1000 not null,
  cron_log_days integer default 2 not null,
  constraint job_settings_pkey PRIMARY KEY (only_row),
  constraint cron_log_days_are_positive CHECK ((cron_log_days > 0)),
  constraint intervals_are_positive CHECK (((lease_seconds > 0) AND (max_live_jobs_per_user > 0) AND (max_tasks_per_job > 0) AND (max_stalls > 0) AND (max_continuations > 0) AND (backoff_base_ms > 0) AND (backoff_max_ms >= backoff_base_ms) AND (retry_after_max_ms > 0) AND (broadcast_every_ms >= 0) AND (retention_days > 0))),
  constraint max_events_are_positive CHECK ((max_events_per_job > 0)),
  constraint running_limits_are_positive CHECK (((max_running_tasks_per_user > 0) AND (max_running_tasks > 0))),
  constraint there_is_one_row CHECK (only_row)
);

grant select, update on public.job_settings to service_role;

comment on table public.job_settings is 'The engine''s intervals and caps; one row.';
comment on column public.job_settings.max_running_tasks is 'How many tasks may run at once, of all users. A task makes one model call at a time, so this bounds those too.';
comment on column public.job_settings.max_events_per_job is 'How many events a job keeps beside its completed attempts, which its tasks tell, and a tenth more before they are trimmed.';
comment on column public.job_settings.cron_log_days is 'How long pg_cron''s log keeps the runs of our own jobs.';
