-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.limit_bucket_of_media()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update storage.buckets b set file_size_limit = (
    select max(l.max_bytes) from public.upload_limits l where l.medium <> 'transcript'
  )
  where b.id = 'media';
  return null;
end
$function$;

comment on function private.limit_bucket_of_media is 'Storage itself refuses what is larger than any medium may be: a client could send more than it said.';
