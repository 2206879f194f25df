-- A journey is drawn from a list of transcripts. The plan reads them as its job's owner within its project, so the
-- kind names no single field for admission to look at.
insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'journey_from_transcript', 'Customer journey',
  '[
    {"name": "plan", "label": "Reading the transcripts", "from": 0, "to": 2},
    {"name": "extract", "label": "Finding what happened", "from": 2, "to": 80},
    {"name": "merge", "label": "Joining the parts", "from": 80, "to": 97},
    {"name": "save", "label": "Putting it together", "from": 97, "to": 100}
  ]',
  '{}', 40, 180
);
