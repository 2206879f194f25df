-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.task_leases (
  job_id uuid not null,
  task_id uuid not null,
  user_id uuid not null,
  token uuid not null,
  expires_at timestamp with time zone not null,
  worker_id text not null,
  attempt integer not null,
  started_at timestamp with time zone not null,
  constraint task_leases_pkey PRIMARY KEY (user_id, job_id, task_id)
);

comment on table private.task_leases is 'The right to work on a task, of one attempt: who has it, under which token, until when. As many rows as tasks run.';
