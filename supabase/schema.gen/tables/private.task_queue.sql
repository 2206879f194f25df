-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.task_queue (
  job_id uuid not null,
  task_id uuid not null,
  user_id uuid not null,
  place bigint not null,
  run_at timestamp with time zone not null,
  constraint task_queue_pkey PRIMARY KEY (job_id, task_id)
);

CREATE INDEX task_queue_of_user_idx ON private.task_queue USING btree (user_id, place);
CREATE INDEX task_queue_place_idx ON private.task_queue USING btree (place);

comment on table private.task_queue is 'Tasks that may be claimed, from run_at on; the lowest place goes first.';
comment on column private.task_queue.place is 'Its place among all that waits: private.place_of. Of those with one place, whichever is found first.';
