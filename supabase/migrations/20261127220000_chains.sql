-- A chain: jobs that were started in one request and go on one after the other by depends_on, whoever is there to see it.
-- The jobs are jobs like any other; a chain only says which belong together, and acts on them together. A part that is
-- optional is waited for by none, so that its failure is its own.
create table public.chain_parts (
  chain_id uuid not null,
  position smallint not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  job_id uuid not null references public.jobs (id) on delete cascade,
  optional boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (chain_id, position),
  constraint a_job_is_in_a_chain_once unique (chain_id, job_id),
  constraint position_is_1_to_10 check (position between 1 and 10)
);
comment on table public.chain_parts is 'Which jobs were started together as a chain, in their order; a chain is there while one of its jobs is.';
comment on column public.chain_parts.optional is 'Nothing waits for it, and the chain is ready without it.';
create index chain_parts_user_id_idx on public.chain_parts (user_id, created_at desc);
create index chain_parts_project_id_idx on public.chain_parts (project_id);
create index chain_parts_job_id_idx on public.chain_parts (job_id);

alter table public.chain_parts enable row level security;
grant select on public.chain_parts to authenticated;
create policy "Chains can be read by their owner" on public.chain_parts
  for select to authenticated using ((select auth.uid()) = user_id);

create function private.chain_json(chain_id uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.chain_id, 'projectId', p.project_id, 'createdAt', p.created_at,
    'parts', jsonb_agg(
      jsonb_build_object('position', p.position, 'optional', p.optional, 'job', private.job_json(j)) order by p.position
    )
  )
  from public.chain_parts p
  join public.jobs j on j.id = p.job_id
  where p.chain_id = chain_json.chain_id
  group by p.chain_id, p.project_id, p.created_at
$$;
comment on function private.chain_json is 'A chain with its jobs, as the API shows it.';

create function private.find_live_chain(user_id uuid, project_id uuid, parts jsonb)
returns uuid
language sql
stable
set search_path = ''
as $$
  select p.chain_id
  from public.chain_parts p
  join public.jobs j on j.id = p.job_id
  where p.user_id = find_live_chain.user_id and p.project_id = find_live_chain.project_id
  group by p.chain_id
  having bool_or(j.status in ('pending', 'processing'))
    and array_agg(j.kind || ' ' || j.input_hash order by p.position) = (
      select array_agg((w.value ->> 'kind') || ' ' || md5((w.value -> 'input')::text) order by w.ordinality)
      from jsonb_array_elements(find_live_chain.parts) with ordinality w
    )
  order by max(p.created_at) desc
  limit 1
$$;
comment on function private.find_live_chain is 'The live chain of the same jobs, so that a start that is sent twice starts once; or null.';

create function private.insert_chain(user_id uuid, project_id uuid, job_ids uuid[], parts jsonb)
returns uuid
language sql
set search_path = ''
as $$
  with chain as (select gen_random_uuid() as id), added as (
    insert into public.chain_parts (chain_id, position, user_id, project_id, job_id, optional)
    select c.id, u.n, insert_chain.user_id, insert_chain.project_id, u.job_id,
           coalesce((parts -> (u.n::integer - 1) ->> 'optional')::boolean, false)
    from chain c, unnest(job_ids) with ordinality u (job_id, n)
  )
  select c.id from chain c
$$;
comment on function private.insert_chain is 'Says that these jobs are a chain, in this order; its id.';

create function public.start_chain(project_id uuid, parts jsonb, idempotency_key text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_chain_id uuid;
  v_part jsonb;
  v_n integer := 0;
  v_enqueued jsonb;
  v_job_id uuid;
  v_waits_for uuid[] := '{}';
  v_job_ids uuid[] := '{}';
  v_created boolean := false;
begin
  -- A double click, or two tabs: the second waits here, and finds the chain of the first.
  perform private.lock_user(v_user_id);
  if jsonb_typeof(start_chain.parts) is distinct from 'array' or jsonb_array_length(start_chain.parts) not between 1 and 10 then
    perform private.raise_error('OFS03', 'A chain has 1 to 10 parts.', 'parts');
  end if;
  v_chain_id := private.find_live_chain(v_user_id, start_chain.project_id, start_chain.parts);
  if v_chain_id is not null then
    return jsonb_build_object('chain', private.chain_json(v_chain_id), 'created', false);
  end if;

  for v_part in select * from jsonb_array_elements(start_chain.parts) loop
    v_n := v_n + 1;
    v_enqueued := public.enqueue_job(
      v_part ->> 'kind', start_chain.project_id, v_part -> 'input',
      idempotency_key => start_chain.idempotency_key || '/' || v_n, depends_on => v_waits_for
    );
    v_job_id := (v_enqueued -> 'job' ->> 'id')::uuid;
    v_job_ids := v_job_ids || v_job_id;
    v_created := v_created or (v_enqueued ->> 'created')::boolean;
    if not coalesce((v_part ->> 'optional')::boolean, false) then
      v_waits_for := array[v_job_id];
    end if;
  end loop;

  if not v_created then
    select p.chain_id into v_chain_id from public.chain_parts p
    where p.user_id = v_user_id and p.job_id = any (v_job_ids)
    group by p.chain_id
    having array_agg(p.job_id order by p.position) = v_job_ids
    limit 1;
  end if;
  if v_chain_id is null then
    v_chain_id := private.insert_chain(v_user_id, start_chain.project_id, v_job_ids, start_chain.parts);
  end if;
  return jsonb_build_object('chain', private.chain_json(v_chain_id), 'created', v_created);
exception
  when unique_violation then
    perform private.raise_error('OFS03', 'The parts of a chain are different from each other.', 'parts');
  when invalid_text_representation then
    perform private.raise_error('OFS03', 'Whether a part is optional is true or false.', 'parts');
end
$$;
comment on function public.start_chain is
  'Starts jobs [{kind, input, optional?}] one after the other, all or none, or returns the live chain of the same: {chain, created}. OFS01 to OFS08.';
grant execute on function public.start_chain to authenticated;

create function public.list_chains(project_id uuid default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  c_most constant integer := 50;
begin
  return coalesce((
    select jsonb_agg(private.chain_json(c.chain_id) order by c.created_at desc, c.chain_id)
    from (
      select p.chain_id, p.created_at
      from public.chain_parts p
      join public.jobs j on j.id = p.job_id
      where p.user_id = v_user_id and (list_chains.project_id is null or p.project_id = list_chains.project_id)
        -- Started anew since, it is the newer one that counts.
        and not exists (
          select from public.chain_parts n
          join public.jobs newer on newer.id = n.job_id
          where n.user_id = v_user_id and n.created_at > p.created_at and n.position = p.position
            and n.project_id = p.project_id and newer.kind = j.kind and newer.input_hash = j.input_hash
        )
      group by p.chain_id, p.created_at
      having not bool_and(j.status = 'completed')
      order by p.created_at desc
      limit c_most
    ) c
  ), '[]');
end
$$;
comment on function public.list_chains is
  'The chains of the caller that go on or ended unfinished, newest first, at most 50, each with all its jobs. OFS01.';
grant execute on function public.list_chains to authenticated;

-- Locked in the order in which they wait for each other, as the engine locks them: no two verbs wait crosswise.
create function private.lock_chain(chain_id uuid)
returns setof public.chain_parts
language plpgsql
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform private.lock_user(v_user_id);
  perform from public.chain_parts p where p.chain_id = lock_chain.chain_id and p.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This chain of jobs does not exist.');
  end if;
  perform private.lock_own_job(p.job_id) from (
    select c.job_id from public.chain_parts c where c.chain_id = lock_chain.chain_id order by c.position
  ) p;
  return query select p.* from public.chain_parts p where p.chain_id = lock_chain.chain_id order by p.position;
end
$$;
comment on function private.lock_chain is 'Locks the jobs of a chain of the caller; its parts in order. OFS01, OFS02.';

create function private.parts_from(parts public.chain_parts[], part integer)
returns setof public.chain_parts
language plpgsql
stable
set search_path = ''
as $$
begin
  if part is null then
    return query select p.* from unnest(parts) p;
    return;
  end if;
  perform from unnest(parts) p where p.position = part;
  if not found then
    perform private.raise_error('OFS02', 'This chain has no such part.', 'part');
  end if;
  return query select p.* from unnest(parts) p
  where p.position = part or (p.position > part and not exists (
    select from unnest(parts) o where o.position = part and o.optional
  ));
end
$$;
comment on function private.parts_from is 'All parts of a chain; or of one part that part, and what waits for it. OFS02.';

create function public.cancel_chain(chain_id uuid, part integer default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_parts public.chain_parts[] := array(select p from private.lock_chain(cancel_chain.chain_id) p);
  v_job public.jobs;
  v_cancelled boolean := false;
begin
  -- From the last to the first: so each of them is cancelled, and none fails because the one before it was.
  for v_job in
    select j.* from private.parts_from(v_parts, cancel_chain.part) p
    join public.jobs j on j.id = p.job_id
    where j.user_id = v_user_id and j.status in ('pending', 'processing', 'cancelled')
    order by p.position desc
  loop
    perform private.cancel_locked_job(v_job);
    v_cancelled := true;
  end loop;
  if not v_cancelled then
    perform private.raise_error('OFS08', 'Nothing of this is under way any more.');
  end if;
  return private.chain_json(cancel_chain.chain_id);
end
$$;
comment on function public.cancel_chain is
  'Cancels what is live of a chain; or one part, and what waits for it. What was finished is kept. OFS01, OFS02, OFS08.';
grant execute on function public.cancel_chain to authenticated;

create function public.retry_chain(chain_id uuid, part integer default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_parts public.chain_parts[] := array(select p from private.lock_chain(retry_chain.chain_id) p);
  v_most integer := (select s.max_live_jobs_per_user from public.job_settings s);
  v_part public.chain_parts;
  v_job public.jobs;
begin
  for v_part in select p.* from private.parts_from(v_parts, retry_chain.part) p order by p.position loop
    -- Looked at one by one: a retry brings back what failed because of it.
    select j.* into v_job from public.jobs j
    where j.id = v_part.job_id and j.user_id = v_user_id and j.status in ('failed', 'cancelled');
    continue when not found;
    perform private.check_live_jobs(v_user_id, v_most);
    perform private.retry_locked_job(v_job);
  end loop;
  return private.chain_json(retry_chain.chain_id);
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same is already under way.';
end
$$;
comment on function public.retry_chain is
  'Runs again what failed or was cancelled of a chain; or one part, and what waits for it. Finished tasks are kept. OFS01, OFS02, OFS04, OFS06, OFS08.';
grant execute on function public.retry_chain to authenticated;
