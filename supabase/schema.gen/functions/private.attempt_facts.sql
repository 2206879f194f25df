-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.attempt_facts(stage text, place_in_stage integer, attempt integer, took interval, worker_id text, usage jsonb, code text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_strip_nulls(jsonb_build_object('stage', stage, 'position', place_in_stage, 'attempt', attempt, 'milliseconds', round((EXTRACT(epoch FROM took) * (1000)::numeric)), 'worker', NULLIF(worker_id, ''::text), 'code', code, 'usage', CASE WHEN (jsonb_typeof(usage) = 'object'::text) THEN usage ELSE NULL::jsonb END));

comment on function private.attempt_facts is 'What the time line says of an attempt: place, number, duration, code and cost.';
