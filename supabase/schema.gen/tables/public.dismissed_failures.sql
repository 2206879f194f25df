-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.dismissed_failures (
  job_id uuid not null,
  user_id uuid not null,
  run integer not null,
  dismissed_at timestamp with time zone default now() not null,
  constraint dismissed_failures_pkey PRIMARY KEY (job_id),
  constraint dismissed_failures_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE,
  constraint dismissed_failures_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint run_is_positive CHECK ((run > 0))
);

CREATE INDEX dismissed_failures_user_id_idx ON public.dismissed_failures USING btree (user_id, dismissed_at DESC);

create policy "Dismissals can be read by their owner" on public.dismissed_failures for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.dismissed_failures to authenticated;

comment on table public.dismissed_failures is 'Jobs that failed or were cancelled and whose owner need not be told of them again, each with its run.';
