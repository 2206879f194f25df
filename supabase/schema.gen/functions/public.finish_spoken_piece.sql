-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.finish_spoken_piece(piece_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_piece public.spoken_pieces;
begin
  select p.* into v_piece from public.spoken_pieces p where p.id = finish_spoken_piece.piece_id for no key update;
  if not found then
    return null;
  elsif v_piece.ready_at is null then
    begin
      update public.spoken_pieces p set ready_at = now() where p.id = v_piece.id;
    exception when unique_violation then
      -- Another attempt was first: its sound is the one that counts. Ours goes, its bytes with the next housekeeping.
      delete from public.spoken_pieces p where p.id = v_piece.id;
      select p.* into v_piece from public.spoken_pieces p
      where p.project_id = v_piece.project_id and p.key = v_piece.key and p.ready_at is not null;
    end;
  end if;
  return jsonb_build_object('id', v_piece.id, 'rate', v_piece.rate, 'samples', v_piece.samples);
end
$function$;

comment on function public.finish_spoken_piece is 'Says that the bytes are there; answers the piece that counts, {id, rate, samples}: of two attempts at a sentence, the one that was first.';
