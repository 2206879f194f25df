insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'talk_track', 'Talk track',
  '[
    {"name": "plan", "label": "Reading the deck", "from": 0, "to": 2},
    {"name": "write", "label": "Writing the scripts", "from": 2, "to": 95},
    {"name": "save", "label": "Putting it together", "from": 95, "to": 100}
  ]',
  '{"deckId": "deck"}', 120, 300
);
