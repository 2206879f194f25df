-- What waits and what runs, in two narrow tables of their own. A claim takes a row out of the one and puts one into the
-- other; job_tasks, wide and indexed by its job, is written once, when the task ends. Decision 0016.

create table private.task_queue (
  job_id uuid not null,
  task_id uuid not null,
  user_id uuid not null,
  place bigint not null,
  run_at timestamptz not null,
  primary key (job_id, task_id)
);
comment on table private.task_queue is 'Tasks that may be claimed, from run_at on; the lowest place goes first.';
comment on column private.task_queue.place is 'Its place among all that waits: private.place_of.';
-- The order of a claim is the order of this index.
create index task_queue_place_idx on private.task_queue (place, task_id) include (run_at, user_id);
create index task_queue_of_user_idx on private.task_queue (user_id, place, task_id) include (run_at);

create table private.task_leases (
  job_id uuid not null,
  task_id uuid not null,
  user_id uuid not null,
  token uuid not null,
  expires_at timestamptz not null,
  worker_id text not null,
  attempt integer not null,
  started_at timestamptz not null,
  -- In the order in which each claim counts them. New leases fall between those that are over, which then make room.
  primary key (user_id, job_id, task_id)
);
comment on table private.task_leases is
  'The right to work on a task, of one attempt: who has it, under which token, until when. As many rows as tasks run.';

-- Rows come and go by the thousand: never more than a few seconds' worth of dead ones.
alter table private.task_queue set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);
alter table private.task_leases set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);
alter table private.task_queue enable row level security;
alter table private.task_leases enable row level security;

create function private.place_of(turn bigint, priority integer)
returns bigint
language sql
immutable
return turn + 100 * priority;
comment on function private.place_of is
  'The place of a task in the queue: its turn, and a hundred more for each step of its priority.';

-- The attempt that completed a task is told by the task itself: it is never more than one, and never changes.
alter table public.job_tasks
  add column completed_event bigint,
  add column completed_by text,
  add column usage jsonb;
comment on column public.job_tasks.status is
  'open until it ends; an open task waits, is in private.task_queue or has a lease: private.tasks tells which.';
comment on column public.job_tasks.completed_event is 'When it was completed among all events: an id as job_events has.';
comment on column public.job_tasks.completed_by is 'The worker that completed it.';
comment on column public.job_tasks.usage is 'What the attempt that completed it cost, as the model told it.';

insert into private.task_queue (job_id, task_id, user_id, place, run_at)
select t.job_id, t.id, t.user_id, private.place_of(t.turn, t.priority), t.run_at from public.job_tasks t
where t.status = 'pending';
insert into private.task_leases (job_id, task_id, user_id, token, expires_at, worker_id, attempt, started_at)
select t.job_id, t.id, t.user_id, t.lease_token, t.lease_expires_at, t.worker_id, t.attempt, coalesce(t.started_at, now())
from public.job_tasks t where t.status = 'processing';

drop function private.attempt_data(public.job_tasks, jsonb, text);
drop function private.attempt_facts(text, integer, integer, timestamptz, text, jsonb, text);

alter table public.job_tasks
  drop constraint status_is_known,
  drop constraint only_processing_has_a_lease,
  drop constraint only_completed_has_an_output,
  drop column place,
  drop column run_at,
  drop column lease_token,
  drop column lease_expires_at,
  drop column worker_id,
  alter column status set default 'open';

update public.job_tasks t set status = 'open' where t.status in ('waiting', 'pending', 'processing');
update public.job_tasks t
set completed_event = e.id, completed_by = coalesce(e.data ->> 'worker', ''), usage = e.data -> 'usage'
from public.job_events e
where e.job_id = t.job_id and e.task_id = t.id and e.type = 'attempt_completed' and t.status = 'completed';
update public.job_tasks t
set completed_event = nextval('public.job_events_id_seq'), completed_by = ''
where t.status = 'completed' and t.completed_event is null;
delete from public.job_events e where e.type = 'attempt_completed';

alter table public.job_tasks
  add constraint status_is_known check (status in ('open', 'completed', 'failed', 'cancelled')),
  add constraint only_completed_has_an_output check (
    (output is not null) = (status = 'completed') and (completed_token is not null) = (status = 'completed')
    and (completed_event is not null) = (status = 'completed') and (completed_by is not null) = (status = 'completed')
  ),
  add constraint usage_is_small check (octet_length(usage::text) <= 3500);
grant select (completed_event) on public.job_tasks to authenticated;

-- No index mentions what the end of a task writes, and there is room for it beside the row: the update stays on its
-- page. A BRIN index does not stand in the way of that (Postgres 16 and newer).
alter table public.job_tasks set (fillfactor = 60);
create index job_tasks_completed_event_idx on public.job_tasks
  using brin (completed_event) with (pages_per_range = 32, autosummarize = on);

alter table public.job_events drop constraint type_is_known;
alter table public.job_events add constraint type_is_known check (type in (
  'job_enqueued', 'job_started', 'job_completed', 'job_failed', 'job_cancelled', 'job_retried',
  'stage_started', 'attempt_failed', 'attempt_lost', 'attempt_released', 'events_dropped', 'operator_acted'
));

-- Tasks as they are told: with the queue and the leases in one status.
create view private.tasks with (security_invoker = true) as
select t.id, t.job_id, t.user_id, t.stage, t.stage_index, t.position, t.input,
       case
         when t.status <> 'open' then t.status
         when l.task_id is not null then 'processing'
         when q.task_id is not null then 'pending'
         else 'waiting'
       end as status,
       t.priority, t.turn, q.place, q.run_at, l.token as lease_token, l.expires_at as lease_expires_at, l.worker_id,
       coalesce(l.attempt, t.attempt) as attempt, t.errors, t.stalls, t.continuations, t.output, t.usage,
       t.completed_token, t.completed_by, t.completed_event, t.error_code, t.error_message,
       coalesce(l.started_at, t.started_at) as started_at, t.finished_at, t.created_at
from public.job_tasks t
left join private.task_leases l on l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id
left join private.task_queue q on q.job_id = t.job_id and q.task_id = t.id;
comment on view private.tasks is
  'Tasks with their whole status (waiting, pending, processing, completed, failed, cancelled), place and lease.';

create function private.attempt_facts(
  stage text, place_in_stage integer, attempt integer, took interval, worker_id text, usage jsonb, code text default null
)
returns jsonb
language sql
immutable
return jsonb_strip_nulls(jsonb_build_object(
  'stage', stage, 'position', place_in_stage, 'attempt', attempt,
  'milliseconds', round(extract(epoch from took) * 1000),
  'worker', nullif(worker_id, ''), 'code', code,
  'usage', case when jsonb_typeof(usage) = 'object' then usage end
));
comment on function private.attempt_facts is 'What the time line says of an attempt: place, number, duration, code and cost.';

create function private.attempt_data(task private.tasks, usage jsonb, code text default null)
returns jsonb
language sql
stable
return private.attempt_facts(
  (task).stage, (task).position, (task).attempt, now() - (task).started_at, (task).worker_id, usage, code
);
comment on function private.attempt_data is 'The same of an attempt that ends now, of a task as it was until then.';

create view private.time_line with (security_invoker = true) as
select e.id, e.job_id, e.user_id, e.task_id, e.type, e.data, e.created_at from public.job_events e
union all
select t.completed_event, t.job_id, t.user_id, t.id, 'attempt_completed',
       private.attempt_facts(t.stage, t.position, t.attempt, t.finished_at - t.started_at, t.completed_by, t.usage),
       t.finished_at
from public.job_tasks t where t.completed_event is not null;
comment on view private.time_line is 'All events of jobs: those that have rows, and the completed attempts that their tasks tell.';

create function private.queue_task(task private.tasks, run_at timestamptz)
returns void
language sql
set search_path = ''
as $$
  insert into private.task_queue (job_id, task_id, user_id, place, run_at)
  values (task.job_id, task.id, task.user_id, private.place_of(task.turn, task.priority), queue_task.run_at)
$$;
comment on function private.queue_task is 'Lets a task be claimed from run_at on, in its own turn.';

-- First what waits: a claim that is under way then has made its lease.
create function private.delete_from_queue()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = off
as $$
begin
  delete from private.task_queue q where q.job_id in (select d.id from deleted d);
  delete from private.task_leases l using deleted d where l.user_id = d.user_id and l.job_id = d.id;
  return null;
end
$$;
comment on function private.delete_from_queue is 'Takes the tasks of deleted jobs out of the queue, and their leases.';
create trigger jobs_delete_from_queue after delete on public.jobs
  referencing old table as deleted
  for each statement execute function private.delete_from_queue();
