-- A story is made of a topic; it reads no document. Its segments are written side by side, so they take most of the way.
insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'story_generation', 'Story',
  '[
    {"name": "plan", "label": "Planning the story", "from": 0, "to": 15},
    {"name": "write", "label": "Writing the story", "from": 15, "to": 85},
    {"name": "questions", "label": "Writing the questions", "from": 85, "to": 100}
  ]',
  '{}', 20, 120
);
