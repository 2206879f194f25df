-- A document that is not stored says why: how large it came out and how large it may be, or what else is wrong.
--   OFS12 the document is too large
create function private.refuse_document(constraint_name text, content jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if refuse_document.constraint_name = 'content_is_under_1_mb' then
    perform private.raise_error('OFS12', format(
      'This document would have %s kB, and a document may have at most 1,000 kB. Take something out, or make two of it.',
      to_char(ceil(octet_length(refuse_document.content::text) / 1000.0), 'FM999,999,999')
    ));
  elsif refuse_document.constraint_name = 'title_is_a_line' then
    perform private.raise_error('OFS03', 'A document needs a title, of at most 200 characters.', 'title');
  end if;
  perform private.raise_error('OFS03', 'This document cannot be stored: it is not of a known type and form.');
end
$$;
comment on function private.refuse_document is 'Says why a document breaks that constraint. OFS03, OFS12.';

create or replace function public.create_document(
  project_id uuid, type text, title text, content jsonb, source jsonb default '{}'
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_constraint text;
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
  get stacked diagnostics v_constraint = constraint_name;
  perform private.refuse_document(v_constraint, create_document.content);
  return null;
end
$$;
comment on function public.create_document is
  'Creates a document in a project of the caller. Returns it. OFS02, OFS03, OFS12.';

create or replace function public.save_document(
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
  v_constraint text;
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
  get stacked diagnostics v_constraint = constraint_name;
  perform private.refuse_document(v_constraint, save_document.content);
  return null;
end
$$;
comment on function public.save_document is
  'Saves a document of the caller on top of base_revision. Returns it with its new revision. OFS02, OFS03, OFS09, OFS12.';
