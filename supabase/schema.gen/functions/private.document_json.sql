-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.document_json(document documents)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', document.id,
    'projectId', document.project_id,
    'type', document.type,
    'title', document.title,
    'content', document.content,
    'revision', document.revision,
    'source', document.source,
    'jobId', document.job_id,
    'createdAt', document.created_at,
    'updatedAt', document.updated_at
  )
$function$;

comment on function private.document_json is 'A document as the API shows it.';
