-- A document's content is checked by its Zod schema wherever it is written and again where it is read;
-- the database guards what it can: owner, type, size, revision.
create table public.documents (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  type text not null,
  title text not null,
  content jsonb not null,
  revision integer not null default 1,
  source jsonb not null default '{}',
  job_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint type_is_known check (type in (
    'deck', 'talk_track', 'lecture_notes', 'journey', 'transcript', 'sop', 'story'
  )),
  constraint title_is_a_line check (title = btrim(title) and char_length(title) between 1 and 200),
  constraint content_is_an_object check (jsonb_typeof(content) = 'object'),
  constraint content_is_under_1_mb check (octet_length(content::text) <= 1000000),
  constraint source_is_small check (jsonb_typeof(source) = 'object' and octet_length(source::text) <= 4000),
  constraint revision_counts_from_one check (revision >= 1)
);
comment on table public.documents is 'What a user owns and edits: deck, talk track, notes, journey, … Has revisions.';
comment on column public.documents.source is 'Where it came from: the imported file, or the documents a job read.';
comment on column public.documents.job_id is 'The job that wrote it; outlives the job, so no foreign key.';
create index documents_project_id_idx on public.documents (project_id, type, created_at desc);
create index documents_user_id_idx on public.documents (user_id);

create table public.document_revisions (
  document_id uuid not null references public.documents (id) on delete cascade,
  revision integer not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  title text not null,
  content jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (document_id, revision),
  constraint created_by_is_known check (created_by in ('user', 'job'))
);
comment on table public.document_revisions is 'The states a document went through; autosaves close together share one.';
create index document_revisions_user_id_idx on public.document_revisions (user_id);

alter table public.documents enable row level security;
alter table public.document_revisions enable row level security;
grant select on public.documents, public.document_revisions to authenticated, service_role;

create policy "Documents can be read by their owner" on public.documents
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "Revisions can be read by their owner" on public.document_revisions
  for select to authenticated using ((select auth.uid()) = user_id);

create trigger documents_touch_updated_at
  before update on public.documents
  for each row execute function private.touch_updated_at();

create function private.document_json(document public.documents)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', document.id,
    'projectId', document.project_id,
    'type', document.type,
    'title', document.title,
    'content', document.content,
    'revision', document.revision,
    'source', document.source,
    'jobId', document.job_id,
    'createdAt', document.created_at,
    'updatedAt', document.updated_at
  )
$$;
comment on function private.document_json is 'A document as the API shows it.';
grant execute on function private.document_json to authenticated, service_role;

-- The one place where a document begins to exist: for users by create_document, for jobs by complete_task.
create function private.insert_document(
  user_id uuid, project_id uuid, type text, title text, content jsonb, source jsonb, job_id uuid
)
returns public.documents
language plpgsql
set search_path = ''
as $$
declare
  v_document public.documents;
begin
  insert into public.documents (user_id, project_id, type, title, content, source, job_id)
  values (
    insert_document.user_id, insert_document.project_id, insert_document.type,
    coalesce(nullif(btrim(left(insert_document.title, 200)), ''), 'Untitled'),
    insert_document.content, coalesce(insert_document.source, '{}'), insert_document.job_id
  )
  returning * into v_document;

  insert into public.document_revisions (document_id, revision, user_id, title, content, created_by)
  values (
    v_document.id, 1, v_document.user_id, v_document.title, v_document.content,
    case when insert_document.job_id is null then 'user' else 'job' end
  );
  return v_document;
end
$$;
comment on function private.insert_document is 'Inserts a document with its first revision.';
