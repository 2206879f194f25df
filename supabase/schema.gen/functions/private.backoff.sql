-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.backoff(errors integer, retry_after_ms integer)
 RETURNS interval
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  -- Half fixed, half random: retries of many tasks spread out, and none comes back at once.
  select make_interval(secs => greatest(
    least(s.backoff_max_ms, s.backoff_base_ms * power(2, least(backoff.errors, 20) - 1)) * (0.5 + random() / 2),
    least(coalesce(backoff.retry_after_ms, 0), s.retry_after_max_ms)
  ) / 1000.0)
  from public.job_settings s
$function$;

comment on function private.backoff is 'How long the next attempt waits: doubling with jitter, and at least what Retry-After asked for.';
