-- A claim does not wait for the disk. What it writes is a lease, a promise for some seconds, and nothing of a user: one that a
-- crash of the database takes back (the last half second of them) leaves its tasks in the queue, where the next claim finds
-- them at once, and its holder is refused by the fence. All that ends, fails, starts or plans waits as ever, and a commit that
-- waits carries all before it to the disk (decision 0016).

alter function public.claim_tasks(text, integer) set schema private;
comment on function private.claim_tasks is
  'Takes up to max_tasks due tasks: {leaseMs, tasks, jobs}, each job once, however many of its tasks are taken.';
revoke all on function private.claim_tasks from public, anon, authenticated, service_role;

create function public.claim_tasks(worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- For this transaction alone. The commit comes after the function, so its own setting would be over by then.
  perform set_config('synchronous_commit', 'off', true);
  return private.claim_tasks(claim_tasks.worker_id, claim_tasks.max_tasks);
end
$$;
comment on function public.claim_tasks is
  'Takes up to max_tasks due tasks: {leaseMs, tasks, jobs}, each job once; its commit does not wait for the disk, so it is to be alone in its transaction.';
grant execute on function public.claim_tasks to service_role;

-- What it completes waits for the disk, and so does what it claims.
create or replace function public.complete_and_claim(completions jsonb, worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_completed json := public.complete_tasks(complete_and_claim.completions);
begin
  return json_build_object(
    'completed', v_completed,
    'claimed', private.claim_tasks(complete_and_claim.worker_id, complete_and_claim.max_tasks)
  );
end
$$;
