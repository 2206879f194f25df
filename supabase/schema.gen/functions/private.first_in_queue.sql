-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.first_in_queue(how_many integer, max_of_user integer, chosen private.task_queue[], tried private.task_queue[])
 RETURNS private.task_queue[]
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  return array(
    with front as (
      select q, q.user_id, q.place, q.task_id
      from private.task_queue q
      where q.run_at <= now() and q.task_id not in (select t.task_id from unnest(tried) t)
      order by q.place
      limit 100 + how_many
    ), ranked as (
      select f.q, f.place, f.task_id,
             coalesce(r.n, 0) + row_number() over (partition by f.user_id order by f.place, f.task_id) as n_of_user
      from front f
      left join private.running_of_users(chosen) r on r.user_id = f.user_id
    )
    select k.q from ranked k where k.n_of_user <= max_of_user order by k.place, k.task_id limit how_many
  );
end
$function$;

comment on function private.first_in_queue is 'Due tasks from the front of the queue, of each user no more than may run beside what does.';
