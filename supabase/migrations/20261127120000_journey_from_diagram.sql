-- What an input names may be a stored file too: a type with a slash is one of media, and ends in * for a family.
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
    if v_type like '%/%' then
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
  'Checks the documents and media an input names; returns the title of the first, or null. OFS02, OFS08.';

create function private.check_input_media(
  user_id uuid, project_id uuid, media_id text, type text, field text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_media public.media;
begin
  select m.* into v_media from public.media m
  where m.id::text = check_input_media.media_id and m.type like replace(check_input_media.type, '*', '%')
    and m.user_id = check_input_media.user_id and m.project_id = check_input_media.project_id;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist in this project, or is of another type.', field);
  elsif v_media.status <> 'ready' then
    perform private.raise_error('OFS08', 'This file has not arrived whole yet.', field);
  end if;
  return v_media.name;
end
$$;
comment on function private.check_input_media is
  'Checks that a file an input names is the user''s, of the project, of the type and ready; returns its name. OFS02, OFS08.';

insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'journey_from_diagram', 'Customer journey',
  '[
    {"name": "read", "label": "Looking at the picture", "from": 0, "to": 60},
    {"name": "check", "label": "Looking a second time", "from": 60, "to": 100}
  ]',
  '{"mediaId": "image/*"}', 20, 120
);
