-- From 10 to 50 percent a recording will be heard; notes of a transcript begin at 50. A document that the input does
-- not name is passed over at admission, so that a recording can stand in the transcript's place.
insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'lecture_notes', 'Lecture notes',
  '[
    {"name": "plan", "label": "Reading the transcript", "from": 0, "to": 10},
    {"name": "notes", "label": "Taking notes", "from": 50, "to": 90},
    {"name": "save", "label": "Putting them together", "from": 90, "to": 100}
  ]',
  '{"transcriptId": "transcript"}', 30, 150
);
