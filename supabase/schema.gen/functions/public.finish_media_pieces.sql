-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.finish_media_pieces(media_id uuid, count integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
#variable_conflict use_column
declare
  v_user_id uuid := private.current_user_id();
  v_media public.media := private.lock_own_recording(finish_media_pieces.media_id, v_user_id);
  v_ready integer;
begin
  if v_media.pieces_ready_at is not null then
    return private.media_pieces_json(v_media);
  end if;
  if finish_media_pieces.count is null or finish_media_pieces.count < 1 then
    perform private.raise_error('OFS03', 'A recording has at least one piece.', 'count');
  end if;

  -- What arrived with another size is no piece: it is announced and sent again.
  delete from public.media_pieces p using storage.objects o
  where p.media_id = v_media.id and p.status = 'uploading'
    and o.bucket_id = 'media' and o.name = p.path and (o.metadata ->> 'size')::bigint <> p.bytes;
  update public.media_pieces p set status = 'ready', ready_at = now()
  from storage.objects o
  where p.media_id = v_media.id and p.status = 'uploading'
    and o.bucket_id = 'media' and o.name = p.path and (o.metadata ->> 'size')::bigint = p.bytes;

  select count(*) into v_ready from public.media_pieces p
  where p.media_id = v_media.id and p.status = 'ready' and p.position < finish_media_pieces.count;
  if v_ready = finish_media_pieces.count then
    -- Of a recording that was cut otherwise before, more may have been announced.
    delete from public.media_pieces p where p.media_id = v_media.id and p.position >= finish_media_pieces.count;
    if exists (
      select from public.media_pieces p
      join public.media_pieces q on q.media_id = p.media_id and q.position = p.position + 1
      where p.media_id = v_media.id and q.start_seconds <= p.start_seconds
    ) then
      perform private.raise_error('OFS03', 'Each piece begins after the one before.', 'pieces');
    end if;
    update public.media m
    set pieces_ready_at = now(),
        -- A recording of a browser does not know how long it is.
        seconds = coalesce(m.seconds, (
          select max(p.start_seconds + p.seconds) from public.media_pieces p where p.media_id = m.id
        ))
    where m.id = v_media.id
    returning * into v_media;
  end if;
  return private.media_pieces_json(v_media);
end
$function$;

comment on function public.finish_media_pieces is 'Says that the pieces 0 to count - 1 were sent. Those that Storage has are ready; when all are, the recording can be heard (readyAt). What is not ready has to be sent, what is gone announced again. OFS02, OFS03, OFS08.';
