-- A training is made of a transcript, or of a recording that is heard first; its stages stand where those of lecture notes do.
insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'sop_generation', 'Training',
  '[
    {"name": "plan", "label": "Reading what was chosen", "from": 0, "to": 10},
    {"name": "transcribe", "label": "Listening", "from": 10, "to": 48},
    {"name": "transcript", "label": "Putting the transcript together", "from": 48, "to": 50},
    {"name": "write", "label": "Writing the training", "from": 50, "to": 90},
    {"name": "save", "label": "Putting it together", "from": 90, "to": 100}
  ]',
  '{"transcriptId": "transcript", "mediaId": "recording"}', 30, 150
);
