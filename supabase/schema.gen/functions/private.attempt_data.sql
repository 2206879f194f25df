-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.attempt_data(task private.tasks, usage jsonb, code text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN private.attempt_facts((task).stage, (task)."position", (task).attempt, (now() - (task).started_at), (task).worker_id, usage, code);

comment on function private.attempt_data is 'The same of an attempt that ends now, of a task as it was until then.';
