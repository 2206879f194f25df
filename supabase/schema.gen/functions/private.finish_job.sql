-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.finish_job(job jobs, finish jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_document public.documents;
  v_result jsonb := coalesce(finish -> 'result', '{}');
begin
  if jsonb_typeof(finish -> 'document') = 'object' then
    v_document := private.insert_document(
      job.user_id, job.project_id, finish -> 'document' ->> 'type', finish -> 'document' ->> 'title',
      finish -> 'document' -> 'content', jsonb_build_object('kind', job.kind, 'input', job.input), job.id
    );
    v_result := v_result || jsonb_build_object('documentId', v_document.id, 'documentType', v_document.type);
  end if;

  update public.jobs j
  set status = 'completed', progress = 100, result = v_result, finished_at = now(), retry_at = null,
      started_at = coalesce(j.started_at, now()), tasks_done = j.tasks_total, message = 'Ready'
  where j.id = job.id;
  perform private.add_event(job, 'job_completed');
  perform private.start_dependents(job);
end
$function$;

comment on function private.finish_job is 'Ends a locked job as completed and starts what waited for it.';
