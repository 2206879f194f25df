-- An input may name a list of documents: a journey's transcripts, a deck's sources. Each is looked at before the job
-- is made, so that what is not the user's is refused at once, in the words for what does not exist.
create function private.check_input_document(
  user_id uuid, project_id uuid, document_id text, type text, field text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_title text;
begin
  if type = 'recording' then
    return private.check_input_recording(user_id, project_id, document_id, field);
  elsif type like '%/%' then
    return private.check_input_media(user_id, project_id, document_id, type, field);
  end if;
  select d.title into v_title from public.documents d
  where d.id::text = check_input_document.document_id
    and check_input_document.type in (d.type, 'document')
    and d.user_id = check_input_document.user_id and d.project_id = check_input_document.project_id;
  if not found then
    perform private.raise_error('OFS02', format('This %s does not exist in this project.', replace(type, '_', ' ')), field);
  end if;
  return v_title;
end
$$;
comment on function private.check_input_document is
  'Checks one document, file or recording that an input names; returns its title. A stranger''s is as one that is missing. OFS02, OFS08.';

create or replace function private.check_input_documents(
  user_id uuid, project_id uuid, input jsonb, input_documents jsonb
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_max_listed constant integer := 100;
  v_field text;
  v_type text;
  v_id text;
  v_title text;
  v_first_title text;
begin
  for v_field, v_type in select * from jsonb_each_text(input_documents) loop
    if input ->> v_field is null then
      continue;
    end if;
    if jsonb_typeof(input -> v_field) <> 'array' then
      v_title := private.check_input_document(user_id, project_id, input ->> v_field, v_type, v_field);
      v_first_title := coalesce(v_first_title, v_title);
      continue;
    end if;
    if jsonb_array_length(input -> v_field) > v_max_listed then
      perform private.raise_error('OFS03', format('At most %s documents can be named at once.', v_max_listed), v_field);
    end if;
    -- A list has no single title to give the job.
    for v_id in select distinct e.value from jsonb_array_elements_text(input -> v_field) e loop
      perform private.check_input_document(user_id, project_id, v_id, v_type, v_field);
    end loop;
  end loop;
  return v_first_title;
end
$$;
comment on function private.check_input_documents is
  'Checks the documents, media and recordings an input names, one by one or in lists; returns the title of the first that stands alone, or null. OFS02, OFS03, OFS08.';
comment on column public.job_kinds.input_documents is
  'Which fields of the input name a document or a list of them, and of what type: {"deckId": "deck"}; "document" is any, a type with a slash is one of media, "recording" is sound or video with its pieces. Checked at admission.';

update public.job_kinds set input_documents = '{"transcriptIds": "transcript"}' where kind = 'journey_from_transcript';
update public.job_kinds set input_documents = '{"sources": "document"}' where kind = 'deck_outline';
