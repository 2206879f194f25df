-- How far somebody has read a story, and what they answered to its questions: on whatever device they go on. One row for a
-- reader and a story; what comes last stands.
create table public.reading_progress (
  user_id uuid not null references auth.users (id) on delete cascade,
  document_id uuid not null references public.documents (id) on delete cascade,
  segment_id text,
  answers jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (user_id, document_id),
  constraint segment_is_named check (char_length(segment_id) between 1 and 64),
  constraint answers_are_a_small_object check (jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 4000)
);
comment on table public.reading_progress is 'Where a reader of a story is, and what they chose as answers to its questions.';
comment on column public.reading_progress.answers is 'The place of the chosen answer, from 0, by the id of the question.';
create index reading_progress_document_id_idx on public.reading_progress (document_id);

alter table public.reading_progress enable row level security;
grant select on public.reading_progress to authenticated;
create policy "Progress can be read by its reader" on public.reading_progress
  for select to authenticated using ((select auth.uid()) = user_id);

create function public.get_reading_progress(document_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = get_reading_progress.document_id and d.user_id = v_user_id and d.type = 'story';
  if not found then
    perform private.raise_error('OFS02', 'This story does not exist.', 'documentId');
  end if;
  return coalesce((
    select jsonb_build_object('segmentId', r.segment_id, 'answers', r.answers)
    from public.reading_progress r
    where r.user_id = v_user_id and r.document_id = get_reading_progress.document_id
  ), jsonb_build_object('segmentId', null, 'answers', '{}'::jsonb));
end
$$;
comment on function public.get_reading_progress is 'How far the caller has read a story of theirs, and their answers. OFS01, OFS02.';
grant execute on function public.get_reading_progress to authenticated;

create function public.keep_reading_progress(document_id uuid, segment_id text default null, answers jsonb default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = keep_reading_progress.document_id and d.user_id = v_user_id and d.type = 'story'
  for key share;
  if not found then
    perform private.raise_error('OFS02', 'This story does not exist.', 'documentId');
  elsif char_length(keep_reading_progress.segment_id) not between 1 and 64 then
    perform private.raise_error('OFS03', 'A segment is named by 1 to 64 characters.', 'segmentId');
  elsif jsonb_typeof(keep_reading_progress.answers) <> 'object' or octet_length(keep_reading_progress.answers::text) > 4000 then
    perform private.raise_error('OFS03', 'Answers are a small object.', 'answers');
  end if;
  insert into public.reading_progress as r (user_id, document_id, segment_id, answers)
  values (v_user_id, keep_reading_progress.document_id, keep_reading_progress.segment_id, coalesce(keep_reading_progress.answers, '{}'))
  on conflict on constraint reading_progress_pkey do update set
    segment_id = coalesce(excluded.segment_id, r.segment_id),
    answers = coalesce(keep_reading_progress.answers, r.answers),
    updated_at = now();
  return public.get_reading_progress(keep_reading_progress.document_id);
end
$$;
comment on function public.keep_reading_progress is
  'Keeps where the caller is in a story of theirs, or what they answered; null leaves what is there. OFS01, OFS02, OFS03.';
grant execute on function public.keep_reading_progress to authenticated;
