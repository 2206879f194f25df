-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.running_of_users(chosen private.task_queue[])
 RETURNS TABLE(user_id uuid, n bigint)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select r.user_id, count(*)
  from (
    select l.user_id from private.task_leases l
    union all
    select c.user_id from unnest(chosen) c
  ) r
  group by r.user_id
$function$;

comment on function private.running_of_users is 'How many tasks of each user hold a lease, or are about to.';
