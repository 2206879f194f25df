-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.finish_media(media_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_media public.media;
  v_arrived bigint;
begin
  select m.* into v_media from public.media m
  where m.id = finish_media.media_id and m.user_id = v_user_id for no key update;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist.');
  end if;
  if v_media.status <> 'uploading' then
    return private.media_json(v_media);
  end if;

  select (o.metadata ->> 'size')::bigint into v_arrived
  from storage.objects o where o.bucket_id = 'media' and o.name = v_media.path;
  if v_arrived is null then
    perform private.raise_error('OFS08', 'This file has not arrived whole yet.');
  end if;
  update public.media m set
    status = case when v_arrived = m.bytes then 'ready' else 'rejected' end,
    ready_at = case when v_arrived = m.bytes then now() end,
    reason = case when v_arrived <> m.bytes then 'size_differs' end
  where m.id = v_media.id
  returning * into v_media;
  return private.media_json(v_media);
end
$function$;

comment on function public.finish_media is 'Says that all of a file was sent: ready when Storage has as many bytes as were announced, else rejected. OFS02, OFS08 (it is not there).';
