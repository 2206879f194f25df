-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.first_of_each_user(how_many integer, max_of_user integer, chosen private.task_queue[], tried private.task_queue[])
 RETURNS private.task_queue[]
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  return array(
    with recursive waiting as (
      (select q.user_id from private.task_queue q order by q.user_id limit 1)
      union all
      select (
        select q.user_id from private.task_queue q where q.user_id > w.user_id order by q.user_id limit 1
      )
      from waiting w
      where w.user_id is not null
    )
    select f.q
    from waiting w
    left join private.running_of_users(chosen) r on r.user_id = w.user_id
    cross join lateral (
      select q, q.place, q.task_id
      from private.task_queue q
      -- As a range, so that no plan can go through the places of all users instead.
      where q.user_id between w.user_id and w.user_id
        and q.run_at <= now() and q.task_id not in (select t.task_id from unnest(tried) t)
      order by q.user_id, q.place
      limit least(how_many, greatest(0, max_of_user - coalesce(r.n, 0)))
    ) f
    order by f.place, f.task_id
    limit how_many
  );
end
$function$;

comment on function private.first_of_each_user is 'The same from the whole queue, in as many steps as there are users who wait.';
