-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.api_settings (
  only_row boolean default true not null,
  job_creator_calls_per_minute integer default 60 not null,
  job_status_calls_per_minute integer default 600 not null,
  exports_per_minute integer default 10 not null,
  constraint api_settings_pkey PRIMARY KEY (only_row),
  constraint exports_are_allowed CHECK (((exports_per_minute >= 1) AND (exports_per_minute <= 1000))),
  constraint limits_are_positive CHECK (((job_creator_calls_per_minute > 0) AND (job_status_calls_per_minute > 0))),
  constraint there_is_one_row CHECK (only_row)
);

grant select, update on public.api_settings to service_role;

comment on table public.api_settings is 'How often a user may call the functions for other clients, and have Word and PDF files written. One row.';
comment on column public.api_settings.exports_per_minute is 'Word and PDF files that one user may have written in a minute; each costs the server seconds and memory.';
