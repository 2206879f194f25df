-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.operator_job_json(job jobs)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', job.id, 'userId', job.user_id, 'kind', job.kind, 'status', job.status, 'run', job.run, 'stage', job.stage,
    'tasksDone', job.tasks_done, 'tasksTotal', job.tasks_total, 'progress', job.progress, 'priority', job.priority,
    'errors', job.errors, 'stalls', job.stalls, 'continuations', job.continuations, 'errorCode', job.error_code,
    'retryAt', job.retry_at, 'estimateHighSeconds', job.estimate_high_seconds, 'dependsOn', to_jsonb(job.depends_on),
    'createdAt', job.created_at, 'startedAt', job.started_at, 'finishedAt', job.finished_at
  )
$function$;

comment on function private.operator_job_json is 'A job as operators see it: OperatorJobSchema in lib/operator/schema.ts.';
