-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.insert_tasks(job jobs, stages jsonb, tasks jsonb, status text)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_count integer := jsonb_array_length(tasks);
  v_first_turn bigint := private.take_turns(job.user_id, v_count);
begin
  with added as (
    insert into public.job_tasks (job_id, user_id, stage, stage_index, position, input, status, priority, turn, finished_at)
    select job.id, job.user_id, t.value ->> 'stage', private.stage_index(stages, t.value ->> 'stage'),
           (t.value ->> 'position')::integer, coalesce(t.value -> 'input', '{}'),
           case insert_tasks.status when 'cancelled' then 'cancelled' else 'open' end,
           job.priority, v_first_turn + t.ordinality - 1,
           case when insert_tasks.status = 'cancelled' then now() end
    from jsonb_array_elements(tasks) with ordinality t
    on conflict (job_id, stage_index, position) do nothing
    returning *
  )
  insert into private.task_queue (job_id, task_id, user_id, place, run_at)
  select a.job_id, a.id, a.user_id, private.place_of(a.turn, a.priority), now()
  from added a
  where insert_tasks.status = 'pending';
  return v_count;
end
$function$;

comment on function private.insert_tasks is 'Inserts tasks [{stage, position, input}], waiting, pending or cancelled, with their turns; a place already taken is left as it is.';
