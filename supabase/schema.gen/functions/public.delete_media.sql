-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.delete_media(media_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  delete from public.media m where m.id = delete_media.media_id and m.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist.');
  end if;
end
$function$;

comment on function public.delete_media is 'Deletes a file of the caller: closed at once, its bytes go with the next housekeeping. OFS02.';
