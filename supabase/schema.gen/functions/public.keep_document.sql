-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.keep_document(task_id uuid, lease_token uuid, type text, title text, content jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_document public.documents;
begin
  -- The lease is looked at, not locked: the document of a task is one, whoever writes it, so a worker that comes late
  -- after this look finds the same one there.
  select j.* into v_job from public.job_tasks t
  join private.task_leases l on l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id
  join public.jobs j on j.id = t.job_id
  where t.id = keep_document.task_id and l.token = keep_document.lease_token;
  if not found then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('keep_document ' || keep_document.task_id, 0));
  select d.* into v_document from public.documents d
  where d.job_id = v_job.id and d.source ->> 'task' = keep_document.task_id::text;
  if not found then
    v_document := private.insert_document(
      v_job.user_id, v_job.project_id, keep_document.type, keep_document.title, keep_document.content,
      jsonb_build_object('kind', v_job.kind, 'input', v_job.input, 'task', keep_document.task_id), v_job.id
    );
  end if;
  return v_document.id;
end
$function$;

comment on function public.keep_document is 'Writes a document in the middle of a job, once for a task however often it is asked or tried again; its id, or null when the lease is lost.';
