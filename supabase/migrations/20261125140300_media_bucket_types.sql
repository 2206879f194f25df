-- By name, not by family: the embedded Storage compares them as they stand, and these are all that media may be.
update storage.buckets set allowed_mime_types = array[
  'audio/aac', 'audio/flac', 'audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/webm',
  'video/mp4', 'video/quicktime', 'video/webm',
  'image/gif', 'image/jpeg', 'image/png', 'image/webp', 'application/pdf'
]
where id = 'media';
