-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.announce_media_pieces(media_id uuid, pieces jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
#variable_conflict use_column
declare
  v_user_id uuid := private.current_user_id();
  v_media public.media := private.lock_own_recording(announce_media_pieces.media_id, v_user_id);
  v_settings public.media_settings;
begin
  select s.* into v_settings from public.media_settings s;
  if jsonb_typeof(announce_media_pieces.pieces) is distinct from 'array'
     or jsonb_array_length(announce_media_pieces.pieces) not between 1 and v_settings.max_pieces then
    perform private.raise_error('OFS03', format('Announce 1 to %s pieces.', v_settings.max_pieces), 'pieces');
  end if;
  if v_media.pieces_ready_at is not null then
    if exists (
      select from jsonb_to_recordset(announce_media_pieces.pieces) n (position integer, sha256 text)
      where not exists (
        select from public.media_pieces p
        where p.media_id = v_media.id and p.position = n.position and p.sha256 = n.sha256
      )
    ) then
      perform private.raise_error('OFS08', 'All pieces of this recording are there already.');
    end if;
    return private.media_pieces_json(v_media);
  end if;

  -- What is cut anew is another piece; the old one's object is named by nobody then.
  delete from public.media_pieces p
  using jsonb_to_recordset(announce_media_pieces.pieces) n (
    position integer, "startSeconds" numeric, seconds numeric, type text, sha256 text
  )
  where p.media_id = v_media.id and p.position = n.position
    and (p.sha256, p.start_seconds, p.seconds, p.type)
        is distinct from (n.sha256, n."startSeconds", n.seconds, n.type);
  insert into public.media_pieces as p
    (media_id, position, user_id, project_id, start_seconds, seconds, type, bytes, sha256, peak)
  select v_media.id, n.position, v_user_id, v_media.project_id, n."startSeconds", n.seconds, n.type, n.bytes, n.sha256, n.peak
  from jsonb_to_recordset(announce_media_pieces.pieces) n (
    position integer, "startSeconds" numeric, seconds numeric, type text, bytes integer, sha256 text, peak numeric
  )
  on conflict (media_id, position) do nothing;
  perform private.check_piece_limits(v_media, v_settings);
  -- An upload that goes on is not forgotten.
  update public.media m set updated_at = now() where m.id = v_media.id;
  return private.media_pieces_json(v_media);
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_error('OFS03', 'These pieces cannot be used.', 'pieces');
end
$function$;

comment on function public.announce_media_pieces is 'Announces pieces of the caller''s recording; their bytes go to `path`. The same piece at the same position is kept as it is, another takes its place. Returns all pieces. OFS02, OFS03, OFS08 (all are there already).';
