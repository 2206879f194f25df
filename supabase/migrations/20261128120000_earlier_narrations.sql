-- Each time a document is read aloud anew it gets a narration of its own. The newest whole one is what is heard; the earlier
-- ones pile up, and what they name keeps its sound. They go, with what is left of a document that was deleted; the sound
-- that only they named follows by the rule that is there: unneeded_speech_days after it was last needed (decision 0027).
alter table public.media_settings
  add column earlier_narration_hours integer not null default 24,
  add constraint earlier_narrations_are_kept_a_while check (earlier_narration_hours > 0);
comment on column public.media_settings.earlier_narration_hours is
  'How long a narration is kept when there is a newer one of its document, or no document any more: somebody may be hearing it.';

-- What it was read from stands in the small source, not in the content: housekeeping reads no texts.
create index documents_narrated_idx on public.documents
  (user_id, (source #>> '{input,documentId}'), created_at desc, id desc) where type = 'narration';

create function private.forget_earlier_narrations(batch integer)
returns integer
language sql
set search_path = ''
as $$
  with narrations as (
    select d.id, d.source #>> '{input,documentId}' as of_document, d.created_at,
      -- When it was replaced: at its next one.
      lead(d.created_at) over (
        partition by d.user_id, d.source #>> '{input,documentId}' order by d.created_at, d.id
      ) as replaced_at
    from public.documents d
    where d.type = 'narration' and d.source #>> '{input,documentId}' is not null
  ), due as (
    select d.id
    from narrations n
    join public.documents d on d.id = n.id
    cross join (
      select now() - make_interval(hours => s.earlier_narration_hours) as time from public.media_settings s
    ) before
    where n.replaced_at < before.time
      or (n.created_at < before.time and not exists (
        select from public.documents o
        -- A source may say anything; what is no id names nothing.
        where o.id = case when n.of_document ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then n.of_document::uuid end
      ))
    order by n.created_at
    limit batch
    for update of d skip locked
  ), gone as (
    delete from public.documents d using due u where d.id = u.id returning d.id
  )
  select count(*)::integer from gone
$$;
comment on function private.forget_earlier_narrations is
  'Deletes narrations that a newer one of the same document has replaced a while ago, and those of documents that are gone; how many.';

create or replace function public.purge_media()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  c_batch constant integer := 500;
  v_expired integer;
  v_narrations integer;
  v_looked integer;
  v_paths text[];
  v_unfinished_since timestamptz;
begin
  select now() - make_interval(hours => s.unfinished_hours) into v_unfinished_since from public.media_settings s;
  with old as (
    select m.id from public.media m
    where m.status = 'uploading' and m.updated_at < v_unfinished_since
    order by m.updated_at
    limit c_batch
    for update skip locked
  ), gone as (
    delete from public.media m using old o where m.id = o.id returning m.id
  )
  select count(*) into v_expired from gone;
  v_narrations := private.forget_earlier_narrations(c_batch);
  v_looked := private.forget_spoken_pieces(c_batch);
  -- Few: those of workers that died between two writes.
  delete from public.story_pictures p where p.ready_at is null and p.created_at < v_unfinished_since;

  v_paths := array(
    select o.name from storage.objects o
    where o.bucket_id = 'media' and not exists (
      select from public.media m where m.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.media_pieces p join public.media m on m.id = p.media_id
      where p.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.spoken_pieces p where p.path = o.name
    ) and not exists (
      select from public.story_pictures p where p.path = o.name
    )
    order by o.name
    limit c_batch
  );
  return jsonb_build_object(
    'expired', v_expired, 'paths', to_jsonb(v_paths),
    'more', v_expired = c_batch or v_narrations = c_batch or v_looked = c_batch or cardinality(v_paths) = c_batch
  );
end
$$;
comment on function public.purge_media is
  'Forgets uploads and pictures that did not go on, narrations that newer ones replaced and spoken pieces that nothing needs, and says which objects nothing names: {expired, paths, more}. Remove these through Storage, then ask again.';
