-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_live_jobs(user_id uuid, max_live_jobs integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_live integer;
  v_room_in integer;
begin
  select count(*),
    -- When the first of them has usually ended by.
    least(300, greatest(5, min(
      j.estimate_high_seconds - extract(epoch from now() - coalesce(j.started_at, now()))
    )))::integer
  into v_live, v_room_in
  from public.jobs j
  where j.user_id = check_live_jobs.user_id and j.status in ('pending', 'processing');
  if v_live >= max_live_jobs then
    perform private.raise_error(
      'OFS06', format('You have %s jobs under way, and that is the limit. Start this one when one of them is done.', v_live),
      null, v_room_in::text
    );
  end if;
end
$function$;

comment on function private.check_live_jobs is 'OFS06 when the user has as many live jobs as the settings allow; the hint says in how many seconds one has usually ended.';
