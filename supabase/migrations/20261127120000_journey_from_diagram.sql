-- What an input names may be a stored file too: a type with a slash is one of media, and ends in * for a family.
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
