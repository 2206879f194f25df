-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.complete_tasks(completions jsonb)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_bitmapscan TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  v_completions private.completion[];
  v_users uuid[];
  v_alone boolean;
  v_stored uuid[];
  v_refused jsonb := '[]';
begin
  select coalesce(array_agg(row(
           c."taskId", coalesce(c."leaseToken", '00000000-0000-0000-0000-000000000000'), c.output, c.usage, c."nextTasks",
           c.finish, t.user_id, t.job_id, t.place
         )::private.completion), '{}'),
         array_agg(t.user_id), coalesce(bool_or(c.finish <> 'null' or c."nextTasks" not in ('null', '[]')), false)
  into v_completions, v_users, v_alone
  from jsonb_to_recordset(complete_tasks.completions) c (
    "taskId" uuid, "leaseToken" uuid, output jsonb, usage jsonb, "nextTasks" jsonb, finish jsonb
  )
  left join lateral (
    select t.user_id, t.job_id, t.ctid as place from public.job_tasks t where t.id = c."taskId" limit 1
  ) t on true;

  -- In the order of their users and jobs, so that two workers completing at once do not wait in a circle. Outputs in
  -- the middle of jobs go side by side; what plans or ends has the user's jobs for itself.
  if v_alone then
    perform pg_advisory_xact_lock(private.user_lock(u.id))
    from (select distinct u as id from unnest(v_users) u where u is not null order by u) u;
  else
    perform pg_advisory_xact_lock_shared(private.user_lock(u.id))
    from (select distinct u as id from unnest(v_users) u where u is not null order by u) u;
  end if;

  begin
    v_stored := private.complete_together(v_completions);
  exception when check_violation or not_null_violation or data_exception or sqlstate 'OFS03' then
    -- One of them cannot be stored: each for itself will tell which.
    v_stored := '{}';
  end;
  if cardinality(v_stored) < cardinality(v_completions) then
    select coalesce(jsonb_agg(jsonb_build_object(
             'taskId', (o.c)."taskId", 'leaseToken', (o.c)."leaseToken", 'reason', o.reply -> 'reason'
           )) filter (where not (o.reply -> 'applied')::boolean), '[]')
    into v_refused
    from (
      select c, private.complete_one_of_many(c) as reply
      from unnest(v_completions) c
      where c."leaseToken" <> all (v_stored)
      order by c.job_id
    ) o;
  end if;

  return json_build_object(
    'applied', cardinality(v_completions) - jsonb_array_length(v_refused),
    'refused', v_refused,
    'deferred', (
      select coalesce(json_agg(b.job_id), '[]')
      from (select distinct u.job_id from unnest(v_completions) u) b
      cross join lateral (
        select from public.jobs j where j.id = b.job_id and j.broadcast_version < j.version limit 1
      ) j
    )
  );
end
$function$;

comment on function public.complete_tasks is 'Stores outputs, each under its lease: {applied: how many, refused: [{taskId, leaseToken, reason}], deferred: jobs whose change was not broadcast}.';
