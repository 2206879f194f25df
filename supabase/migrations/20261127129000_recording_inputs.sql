-- An input may name stored files, and recordings: sound or video whose pieces are all there, whether or not the original
-- has arrived.
create or replace function private.check_input_documents(
  user_id uuid, project_id uuid, input jsonb, input_documents jsonb
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_field text;
  v_type text;
  v_title text;
  v_first_title text;
begin
  for v_field, v_type in select * from jsonb_each_text(input_documents) loop
    if input ->> v_field is null then
      continue;
    end if;
    if v_type = 'recording' then
      v_title := private.check_input_recording(user_id, project_id, input ->> v_field, v_field);
    elsif v_type like '%/%' then
      v_title := private.check_input_media(user_id, project_id, input ->> v_field, v_type, v_field);
    else
      select d.title into v_title from public.documents d
      where d.id::text = input ->> v_field and d.type = v_type
        and d.user_id = check_input_documents.user_id and d.project_id = check_input_documents.project_id;
      if not found then
        perform private.raise_error('OFS02', format('This %s does not exist in this project.', replace(v_type, '_', ' ')), v_field);
      end if;
    end if;
    v_first_title := coalesce(v_first_title, v_title);
  end loop;
  return v_first_title;
end
$$;
comment on function private.check_input_documents is
  'Checks the documents, media and recordings an input names; returns the title of the first, or null. OFS02, OFS08.';

create function private.check_input_recording(user_id uuid, project_id uuid, media_id text, field text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_media public.media;
begin
  select m.* into v_media from public.media m
  where m.id::text = check_input_recording.media_id and m.type ~ '^(audio|video)/' and m.status <> 'rejected'
    and m.user_id = check_input_recording.user_id and m.project_id = check_input_recording.project_id;
  if not found then
    perform private.raise_error('OFS02', 'This recording does not exist in this project.', field);
  elsif v_media.pieces_ready_at is null then
    perform private.raise_error('OFS08', 'The pieces of this recording have not all arrived yet.', field);
  end if;
  return v_media.name;
end
$$;
comment on function private.check_input_recording is
  'Checks that a recording an input names is the user''s, of the project, with its pieces; returns its name. OFS02, OFS08.';
comment on column public.job_kinds.input_documents is
  'Which fields of the input name documents, and of what type: {"deckId": "deck"}; a type with a slash is one of media, "recording" is sound or video with its pieces. Checked at admission.';

-- What a job has made before its end and must not lose with it: the transcript of a recording, before notes are bought.
create function public.keep_document(task_id uuid, lease_token uuid, type text, title text, content jsonb)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_task public.job_tasks;
  v_job public.jobs;
  v_document public.documents;
begin
  -- The lease is looked at, not locked: the document of a task is one, whoever writes it, so a worker that comes late
  -- after this look finds the same one there.
  select t.* into v_task from public.job_tasks t
  where t.id = keep_document.task_id and t.lease_token = keep_document.lease_token;
  if not found then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('keep_document ' || v_task.id, 0));
  select j.* into v_job from public.jobs j where j.id = v_task.job_id;
  select d.* into v_document from public.documents d
  where d.job_id = v_job.id and d.source ->> 'task' = v_task.id::text;
  if not found then
    v_document := private.insert_document(
      v_job.user_id, v_job.project_id, keep_document.type, keep_document.title, keep_document.content,
      jsonb_build_object('kind', v_job.kind, 'input', v_job.input, 'task', v_task.id), v_job.id
    );
  end if;
  return v_document.id;
end
$$;
comment on function public.keep_document is
  'Writes a document in the middle of a job, once for a task however often it is asked or tried again; its id, or null when the lease is lost.';
grant execute on function public.keep_document to service_role;
