-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.job_json(job jobs)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select private.job_json(job, case when job.status = 'pending' then (
    select a.ahead from private.jobs_ahead(array[job.id]) a
  ) end)
$function$;

comment on function private.job_json is 'The same for a job alone.';

CREATE OR REPLACE FUNCTION private.job_json(job jobs, jobs_ahead integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', job.id, 'kind', job.kind, 'projectId', job.project_id, 'title', job.title, 'input', job.input,
    'priority', job.priority, 'status', job.status, 'run', job.run, 'stage', job.stage,
    'tasksDone', job.tasks_done, 'tasksTotal', job.tasks_total, 'progress', job.progress,
    'message', job.message, 'retryAt', job.retry_at, 'errors', job.errors, 'stalls', job.stalls,
    'continuations', job.continuations, 'jobsAhead', job_json.jobs_ahead,
    'estimate', jsonb_build_object(
      'lowSeconds', job.estimate_low_seconds, 'highSeconds', job.estimate_high_seconds
    ),
    'version', job.version, 'result', job.result,
    'error', case when job.status = 'failed'
      then jsonb_build_object('code', job.error_code, 'message', job.error_message) end,
    'acknowledgedAt', job.acknowledged_at, 'createdAt', job.created_at, 'startedAt', job.started_at,
    'finishedAt', job.finished_at
  )
$function$;

comment on function private.job_json is 'A job as every reader sees it: JobSchema in _shared/engine/job.ts; jobs_ahead from private.jobs_ahead.';
