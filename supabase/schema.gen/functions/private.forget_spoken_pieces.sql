-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.forget_spoken_pieces(batch integer)
 RETURNS integer
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  with due as (
    select p.id, p.project_id, p.ready_at from public.spoken_pieces p
    where p.needed_at < (select now() - make_interval(days => s.unneeded_speech_days) from public.media_settings s)
    order by p.needed_at
    limit batch
    for update skip locked
  ), named as (
    select distinct (l ->> 'piece')::uuid as id
    from public.documents d, jsonb_path_query(d.content, '$.parts[*].lines[*]') l
    where d.type = 'narration' and d.project_id in (select u.project_id from due u)
  ), still_needed as (
    update public.spoken_pieces p set needed_at = now()
    from due u
    where p.id = u.id and u.ready_at is not null and exists (select from named n where n.id = u.id)
    returning p.id
  ), gone as (
    delete from public.spoken_pieces p using due u
    where p.id = u.id and (u.ready_at is null or not exists (select from named n where n.id = u.id))
    returning p.id
  )
  select count(*)::integer from due
$function$;

comment on function private.forget_spoken_pieces is 'Deletes spoken pieces that were not needed for a while and that no narration names, and those that never arrived; returns how many it looked at.';
