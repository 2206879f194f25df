-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.count_api_call(function text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_most integer := (
    select case count_api_call.function
      when 'job-creator' then s.job_creator_calls_per_minute
      when 'job-status' then s.job_status_calls_per_minute
      when 'export' then s.exports_per_minute
    end
    from public.api_settings s
  );
  v_share interval := interval '1 minute' / v_most;
  v_ahead interval;
  v_wait text;
begin
  if v_most is null then
    perform private.raise_error('OFS03', 'There is no such function.', 'function');
  end if;
  insert into private.api_calls as c (user_id, function, worn_off_at)
  values (v_user_id, count_api_call.function, clock_timestamp() + v_share)
  on conflict on constraint api_calls_pkey do update
    set worn_off_at = greatest(c.worn_off_at, clock_timestamp()) + v_share
  returning c.worn_off_at - clock_timestamp() into v_ahead;
  if v_ahead <= interval '1 minute' then
    return;
  end if;
  -- What is refused is not counted: the error undoes it.
  v_wait := ceil(extract(epoch from v_ahead - interval '1 minute'))::text;
  if count_api_call.function = 'export' then
    perform private.raise_error(
      'OFS10', 'You have had many files written in a short time. Nothing is lost: ask for this one again in a moment.', null, v_wait
    );
  end if;
  perform private.raise_error(
    'OFS11', format('These are more calls of %s than %s a minute.', count_api_call.function, v_most), null, v_wait
  );
end
$function$;

comment on function public.count_api_call is 'Counts one call of job-creator, of job-status or for an export by the caller; a minute''s worth may come at once. OFS11, or OFS10 for an export, with the seconds to wait when there were too many.';
