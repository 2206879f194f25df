-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_piece_limits(media media, settings media_settings)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_limits public.upload_limits;
  v_bytes bigint;
  v_largest integer;
  v_longest numeric;
  v_end numeric;
  v_last integer;
begin
  select l.* into v_limits from public.upload_limits l where l.medium = private.medium_of(media.type);
  select sum(p.bytes), max(p.bytes), max(p.seconds), max(p.start_seconds + p.seconds), max(p.position)
  into v_bytes, v_largest, v_longest, v_end, v_last
  from public.media_pieces p where p.media_id = media.id;
  if v_last >= settings.max_pieces then
    perform private.raise_error('OFS03', format('A recording has at most %s pieces.', settings.max_pieces), 'pieces');
  elsif v_largest > settings.max_piece_bytes then
    perform private.raise_error(
      'OFS03', format('A piece has at most %s.', private.size_in_words(settings.max_piece_bytes)), 'pieces'
    );
  elsif v_longest > 5 * settings.piece_seconds then
    perform private.raise_error('OFS03', format('A piece has at most %s seconds.', 5 * settings.piece_seconds), 'pieces');
  elsif v_end > v_limits.max_seconds + settings.piece_seconds then
    perform private.raise_error(
      'OFS03', format('This recording is longer than %s minutes.', v_limits.max_seconds / 60), 'pieces'
    );
  elsif v_bytes > v_limits.max_bytes then
    perform private.raise_error(
      'OFS03', format('The pieces are larger than %s.', private.size_in_words(v_limits.max_bytes)), 'pieces'
    );
  end if;
end
$function$;

comment on function private.check_piece_limits is 'OFS03 when the pieces of a recording are too many, too large or too long.';
