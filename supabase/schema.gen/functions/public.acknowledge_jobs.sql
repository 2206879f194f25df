-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.acknowledge_jobs(job_ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_ids jsonb;
begin
  if cardinality(job_ids) > 100 then
    perform private.raise_error('OFS03', 'At most 100 jobs at a time.', 'jobIds');
  end if;
  perform private.lock_user(v_user_id);
  with acknowledged as (
    update public.jobs j set acknowledged_at = now()
    where j.id = any (acknowledge_jobs.job_ids) and j.user_id = v_user_id and j.acknowledged_at is null
      and j.status in ('completed', 'failed', 'cancelled')
    returning j.id
  )
  select coalesce(jsonb_agg(a.id), '[]') into v_ids from acknowledged a;
  return v_ids;
end
$function$;

comment on function public.acknowledge_jobs is 'Marks ended jobs of the caller as seen; returns the ids that this call marked, so that one tab alone shows the toast.';
