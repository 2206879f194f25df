-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.kept_ends (
  job_id uuid not null,
  finish jsonb,
  constraint kept_ends_pkey PRIMARY KEY (job_id),
  constraint kept_ends_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE
);

comment on table private.kept_ends is 'What cancelled jobs, all of whose tasks are completed, end with when they are continued.';
