-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.save_document(document_id uuid, base_revision integer, title text, content jsonb, keep_previous boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_document public.documents;
  v_sitting_began_at timestamptz;
  v_constraint text;
begin
  select d.* into v_document from public.documents d
  where d.id = save_document.document_id and d.user_id = v_user_id
  for update;
  if not found then
    perform private.raise_error('OFS02', 'This document does not exist.');
  end if;
  if save_document.base_revision is distinct from v_document.revision then
    perform private.raise_error(
      'OFS09', 'This document was changed somewhere else. Your text is kept here; look at both before you save.',
      v_document.revision::text
    );
  end if;

  delete from public.document_revisions r
  where r.document_id = v_document.id and r.revision = v_document.revision and r.revision > 1
    and r.created_by = 'user' and r.created_at > now() - interval '10 minutes'
    and not coalesce(save_document.keep_previous, false)
  returning r.created_at into v_sitting_began_at;

  update public.documents d
  set title = btrim(save_document.title), content = save_document.content, revision = d.revision + 1
  where d.id = v_document.id
  returning d.* into v_document;

  insert into public.document_revisions (document_id, revision, user_id, title, content, created_by, created_at)
  values (v_document.id, v_document.revision, v_user_id, v_document.title, v_document.content, 'user', coalesce(v_sitting_began_at, now()));

  return private.document_json(v_document);
exception when check_violation or not_null_violation then
  get stacked diagnostics v_constraint = constraint_name;
  perform private.refuse_document(v_constraint, save_document.content);
  return null;
end
$function$;

comment on function public.save_document is 'Saves a document of the caller on top of base_revision. Returns it with its new revision. OFS02, OFS03, OFS09, OFS12.';
