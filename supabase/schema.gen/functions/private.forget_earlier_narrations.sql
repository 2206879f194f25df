-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.forget_earlier_narrations(batch integer)
 RETURNS integer
 LANGUAGE sql
 SET search_path TO ''
AS $function$
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
$function$;

comment on function private.forget_earlier_narrations is 'Deletes narrations that a newer one of the same document has replaced a while ago, and those of documents that are gone; how many.';
