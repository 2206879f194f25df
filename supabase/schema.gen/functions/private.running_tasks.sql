-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.running_tasks(OUT of_all integer, OUT most_of_a_user integer)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  select coalesce(sum(u.n), 0), coalesce(max(u.n), 0) into of_all, most_of_a_user
  from (select count(*) as n from private.task_leases l group by l.user_id) u;
end
$function$;

comment on function private.running_tasks is 'How many tasks hold a lease: of all users, and of the user with the most.';
