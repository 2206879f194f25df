-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.insert_document(user_id uuid, project_id uuid, type text, title text, content jsonb, source jsonb, job_id uuid)
 RETURNS documents
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_document public.documents;
begin
  insert into public.documents (user_id, project_id, type, title, content, source, job_id)
  values (
    insert_document.user_id, insert_document.project_id, insert_document.type,
    coalesce(nullif(btrim(left(insert_document.title, 200)), ''), 'Untitled'),
    insert_document.content, coalesce(insert_document.source, '{}'), insert_document.job_id
  )
  returning * into v_document;

  insert into public.document_revisions (document_id, revision, user_id, title, content, created_by)
  values (
    v_document.id, 1, v_document.user_id, v_document.title, v_document.content,
    case when insert_document.job_id is null then 'user' else 'job' end
  );
  return v_document;
end
$function$;

comment on function private.insert_document is 'Inserts a document with its first revision.';
