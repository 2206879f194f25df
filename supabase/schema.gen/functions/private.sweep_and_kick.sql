-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.sweep_and_kick()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if (public.sweep_jobs() ->> 'due')::integer > 0 and private.can_kick() then
    perform private.kick_worker();
  end if;
end
$function$;

comment on function private.sweep_and_kick is 'What pg_cron runs every ten seconds.';
