-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.enqueue_job(kind text, project_id uuid, input jsonb, idempotency_key text DEFAULT NULL::text, priority integer DEFAULT NULL::integer, depends_on uuid[] DEFAULT '{}'::uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_kind public.job_kinds;
  v_settings public.job_settings;
  v_title text;
  v_waiting_on integer;
  v_job public.jobs;
  v_estimate integer[];
begin
  -- One admission at a time per user: of fifty identical starts at once, one inserts.
  perform private.lock_user(v_user_id);
  select k.* into v_kind from public.job_kinds k where k.kind = enqueue_job.kind;
  if not found then
    perform private.raise_error('OFS07', 'There is no such kind of job.', 'kind');
  end if;
  perform from public.projects p where p.id = enqueue_job.project_id and p.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This project does not exist.', 'projectId');
  end if;
  if jsonb_typeof(enqueue_job.input) is distinct from 'object' then
    perform private.raise_error('OFS03', 'The input of a job is an object.', 'input');
  end if;
  v_title := private.check_input_documents(v_user_id, enqueue_job.project_id, enqueue_job.input, v_kind.input_documents);
  v_waiting_on := private.count_unfinished_dependencies(v_user_id, coalesce(enqueue_job.depends_on, '{}'));

  if enqueue_job.idempotency_key is not null then
    select j.* into v_job from public.jobs j
    where j.user_id = v_user_id and j.idempotency_key = enqueue_job.idempotency_key
      and j.status in ('pending', 'processing', 'completed');
    if found then
      if v_job.kind <> enqueue_job.kind or v_job.project_id <> enqueue_job.project_id
         or v_job.input <> enqueue_job.input then
        perform private.raise_error('OFS05', 'This Idempotency-Key was used for another request.');
      end if;
      return jsonb_build_object('job', private.job_json(v_job), 'created', false);
    end if;
  end if;

  select j.* into v_job from public.jobs j
  where j.user_id = v_user_id and j.project_id = enqueue_job.project_id and j.kind = enqueue_job.kind
    and j.input_hash = md5(enqueue_job.input::text) and j.status in ('pending', 'processing');
  if found then
    return jsonb_build_object('job', private.job_json(v_job), 'created', false);
  end if;

  select s.* into v_settings from public.job_settings s;
  perform private.check_live_jobs(v_user_id, v_settings.max_live_jobs_per_user);
  v_estimate := private.estimate_seconds(v_kind);

  insert into public.jobs (
    user_id, project_id, kind, title, input, idempotency_key, priority, depends_on, message,
    stage, tasks_total, estimate_low_seconds, estimate_high_seconds
  )
  values (
    v_user_id, enqueue_job.project_id, v_kind.kind,
    v_kind.title || case when v_title is null then '' else ' for ' || v_title end,
    enqueue_job.input, enqueue_job.idempotency_key, coalesce(enqueue_job.priority, v_kind.priority),
    coalesce(enqueue_job.depends_on, '{}'),
    case when v_waiting_on = 0 then 'Waiting for a worker' else 'Waiting for another job' end,
    v_kind.stages -> 0 ->> 'name', 1, v_estimate[1], v_estimate[2]
  )
  returning * into v_job;

  perform private.insert_tasks(
    v_job, v_kind.stages,
    jsonb_build_array(jsonb_build_object('stage', v_kind.stages -> 0 ->> 'name', 'position', 0)),
    case when v_waiting_on = 0 then 'pending' else 'waiting' end
  );
  perform private.add_event(v_job, 'job_enqueued');
  return jsonb_build_object('job', private.job_json(v_job), 'created', true);
exception when check_violation then
  raise exception using errcode = 'OFS03', message = 'This job cannot be started: its input is too large, or its priority is not 1 to 10.';
end
$function$;

comment on function public.enqueue_job is 'Starts a job, or returns the live identical one: {job, created}. One round trip. OFS01 to OFS08.';
