-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.chain_parts (
  chain_id uuid not null,
  "position" smallint not null,
  user_id uuid not null,
  project_id uuid not null,
  job_id uuid not null,
  optional boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint a_job_is_in_a_chain_once UNIQUE (chain_id, job_id),
  constraint chain_parts_pkey PRIMARY KEY (chain_id, "position"),
  constraint chain_parts_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE,
  constraint chain_parts_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint chain_parts_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint position_is_1_to_10 CHECK ((("position" >= 1) AND ("position" <= 10)))
);

CREATE INDEX chain_parts_job_id_idx ON public.chain_parts USING btree (job_id);
CREATE INDEX chain_parts_project_id_idx ON public.chain_parts USING btree (project_id);
CREATE INDEX chain_parts_user_id_idx ON public.chain_parts USING btree (user_id, created_at DESC);

create policy "Chains can be read by their owner" on public.chain_parts for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.chain_parts to authenticated;

comment on table public.chain_parts is 'Which jobs were started together as a chain, in their order; a chain is there while one of its jobs is.';
comment on column public.chain_parts.optional is 'Nothing waits for it, and the chain is ready without it.';
