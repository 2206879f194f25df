-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create view private.time_line as
 SELECT e.id,
    e.job_id,
    e.user_id,
    e.task_id,
    e.type,
    e.data,
    e.created_at
   FROM job_events e
UNION ALL
 SELECT t.completed_event AS id,
    t.job_id,
    t.user_id,
    t.id AS task_id,
    'attempt_completed'::text AS type,
    private.attempt_facts(t.stage, t."position", t.attempt, t.finished_at - t.started_at, t.completed_by, t.usage) AS data,
    t.finished_at AS created_at
   FROM job_tasks t
  WHERE t.completed_event IS NOT NULL;
