-- An outline is a document: the user edits it, with revisions, before the slides are bought.
alter table public.documents
  drop constraint type_is_known,
  add constraint type_is_known check (type in (
    'deck', 'outline', 'talk_track', 'lecture_notes', 'journey', 'transcript', 'sop', 'story'
  ));
