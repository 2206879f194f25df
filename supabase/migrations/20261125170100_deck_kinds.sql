-- The sources of a brief are a list of ids of several types, which admission does not check: task `read` does.
insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'deck_outline', 'Outline',
  '[
    {"name": "read", "label": "Reading the sources", "from": 0, "to": 10},
    {"name": "draft", "label": "Outlining the deck", "from": 10, "to": 100}
  ]',
  '{}', 15, 60
), (
  'deck_structure', 'Deck',
  '[
    {"name": "plan", "label": "Reading the outline", "from": 0, "to": 2},
    {"name": "write", "label": "Writing the slides", "from": 2, "to": 90},
    {"name": "compare", "label": "Comparing the slides", "from": 90, "to": 97},
    {"name": "save", "label": "Putting it together", "from": 97, "to": 100}
  ]',
  '{"outlineId": "outline"}', 60, 180
);
