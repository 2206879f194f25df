create function public.create_document(
  project_id uuid, type text, title text, content jsonb, source jsonb default '{}'
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.projects p where p.id = create_document.project_id and p.user_id = v_user_id for key share;
  if not found then
    perform private.raise_error('OFS02', 'This project does not exist.');
  end if;
  return private.document_json(private.insert_document(
    v_user_id, create_document.project_id, create_document.type, create_document.title,
    create_document.content, create_document.source, null
  ));
exception when check_violation or not_null_violation then
  raise exception using errcode = 'OFS03', message = 'This document cannot be stored: it is too large or not of a known type.';
end
$$;
comment on function public.create_document is 'Creates a document in a project of the caller. Returns it. OFS02, OFS03.';
grant execute on function public.create_document to authenticated;

-- Autosave writes often: within ten minutes of its first save a sitting keeps one revision, so that the
-- list stays one that a person can read. The first revision and what a job wrote are never replaced, and
-- neither is what a restore or a decided conflict puts aside (keep_previous).
create function public.save_document(
  document_id uuid, base_revision integer, title text, content jsonb, keep_previous boolean default false
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_document public.documents;
  v_sitting_began_at timestamptz;
begin
  select d.* into v_document from public.documents d
  where d.id = save_document.document_id and d.user_id = v_user_id
  for update;
  if not found then
    perform private.raise_error('OFS02', 'This document does not exist.');
  end if;
  if save_document.base_revision is distinct from v_document.revision then
    perform private.raise_error(
      'OFS09', 'This document was changed somewhere else. Your text is kept here; look at both before you save.',
      v_document.revision::text
    );
  end if;

  delete from public.document_revisions r
  where r.document_id = v_document.id and r.revision = v_document.revision and r.revision > 1
    and r.created_by = 'user' and r.created_at > now() - interval '10 minutes'
    and not coalesce(save_document.keep_previous, false)
  returning r.created_at into v_sitting_began_at;

  update public.documents d
  set title = btrim(save_document.title), content = save_document.content, revision = d.revision + 1
  where d.id = v_document.id
  returning d.* into v_document;

  insert into public.document_revisions (document_id, revision, user_id, title, content, created_by, created_at)
  values (v_document.id, v_document.revision, v_user_id, v_document.title, v_document.content, 'user', coalesce(v_sitting_began_at, now()));

  return private.document_json(v_document);
exception when check_violation or not_null_violation then
  raise exception using errcode = 'OFS03', message = 'This document cannot be saved: its title is empty or it is too large.';
end
$$;
comment on function public.save_document is
  'Saves a document of the caller on top of base_revision. Returns it with its new revision. OFS02, OFS03, OFS09.';
grant execute on function public.save_document to authenticated;

create function public.delete_document(document_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  delete from public.documents d where d.id = delete_document.document_id and d.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This document does not exist.');
  end if;
end
$$;
comment on function public.delete_document is 'Deletes a document of the caller with its revisions. OFS02.';
grant execute on function public.delete_document to authenticated;
