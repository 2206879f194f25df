-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_deleted_user()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not private.try_lock_user(old.id) then
    raise exception using errcode = 'lock_not_available',
      message = 'This account''s jobs are being changed at this moment. Nothing was deleted: try again.';
  end if;
  return old;
end
$function$;

comment on function private.lock_deleted_user is 'Keeps the deletion of an account and the verbs on its jobs apart.';
