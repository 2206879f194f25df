-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.broadcast_job()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform realtime.send(
    jsonb_build_object(
      'id', new.id, 'kind', new.kind, 'projectId', new.project_id, 'status', new.status, 'run', new.run,
      'stage', new.stage, 'tasksDone', new.tasks_done, 'tasksTotal', new.tasks_total,
      'progress', new.progress, 'message', new.message, 'retryAt', new.retry_at, 'version', new.version
    ),
    'job_changed', 'user:' || new.user_id, true
  );
  return null;
end
$function$;

comment on function private.broadcast_job is 'Sends JobEventSchema to the owner''s private channel: ids and progress, never output text.';
