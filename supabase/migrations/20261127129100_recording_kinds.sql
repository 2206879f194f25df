-- A recording is heard in pieces side by side, put together, kept as a transcript, and only then are notes taken.
update public.job_kinds set
  stages = '[
    {"name": "plan", "label": "Reading what was chosen", "from": 0, "to": 10},
    {"name": "transcribe", "label": "Listening", "from": 10, "to": 48},
    {"name": "transcript", "label": "Putting the transcript together", "from": 48, "to": 50},
    {"name": "notes", "label": "Taking notes", "from": 50, "to": 90},
    {"name": "save", "label": "Putting them together", "from": 90, "to": 100}
  ]',
  input_documents = '{"transcriptId": "transcript", "mediaId": "recording"}'
where kind = 'lecture_notes';

insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'transcription', 'Transcript',
  '[
    {"name": "plan", "label": "Looking at the recording", "from": 0, "to": 5},
    {"name": "transcribe", "label": "Listening", "from": 5, "to": 95},
    {"name": "save", "label": "Putting it together", "from": 95, "to": 100}
  ]',
  '{"mediaId": "recording"}', 20, 180
);
