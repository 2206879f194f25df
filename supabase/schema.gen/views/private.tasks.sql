-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create view private.tasks as
 SELECT t.id,
    t.job_id,
    t.user_id,
    t.stage,
    t.stage_index,
    t."position",
    t.input,
        CASE
            WHEN t.status <> 'open'::text THEN t.status
            WHEN l.task_id IS NOT NULL THEN 'processing'::text
            WHEN q.task_id IS NOT NULL THEN 'pending'::text
            ELSE 'waiting'::text
        END AS status,
    t.priority,
    t.turn,
    q.place,
    q.run_at,
    l.token AS lease_token,
    l.expires_at AS lease_expires_at,
    l.worker_id,
    COALESCE(l.attempt, t.attempt) AS attempt,
    t.errors,
    t.stalls,
    t.continuations,
    t.output,
    t.usage,
    t.completed_token,
    t.completed_by,
    t.completed_event,
    t.error_code,
    t.error_message,
    COALESCE(l.started_at, t.started_at) AS started_at,
    t.finished_at,
    t.created_at
   FROM job_tasks t
     LEFT JOIN private.task_leases l ON l.user_id = t.user_id AND l.job_id = t.job_id AND l.task_id = t.id
     LEFT JOIN private.task_queue q ON q.job_id = t.job_id AND q.task_id = t.id;
