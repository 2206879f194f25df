-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.finish_story_picture(picture_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_picture public.story_pictures;
  v_there public.story_pictures;
begin
  select p.* into v_picture from public.story_pictures p where p.id = finish_story_picture.picture_id;
  -- Pictures of a story are finished one at a time. The story first, as its deletion does.
  perform from public.documents d where d.id = v_picture.document_id for no key update;
  select p.* into v_picture from public.story_pictures p where p.id = finish_story_picture.picture_id for no key update;
  if not found then
    return null;
  elsif v_picture.ready_at is not null then
    return private.picture_json(v_picture);
  end if;
  select p.* into v_there from public.story_pictures p
  where p.document_id = v_picture.document_id and p.segment_id = v_picture.segment_id and p.ready_at is not null;
  -- Of two attempts of a job the first counts; of two jobs the one that was started later. What does not count goes, its
  -- bytes with the next housekeeping.
  if v_there.job_id = v_picture.job_id or v_there.asked_at > v_picture.asked_at then
    delete from public.story_pictures p where p.id = v_picture.id;
    return private.picture_json(v_there);
  end if;
  delete from public.story_pictures p where p.id = v_there.id;
  update public.story_pictures p set ready_at = now() where p.id = v_picture.id returning p.* into v_picture;
  return private.picture_json(v_picture);
end
$function$;

comment on function public.finish_story_picture is 'Says that the bytes are there; answers the picture of the segment that counts now. Null when the picture is gone with its story.';
