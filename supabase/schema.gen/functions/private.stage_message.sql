-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.stage_message(stages jsonb, stage text, done integer, total integer)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return (stages -> private.stage_index(stages, stage) ->> 'label')
    || case when total > 1 then format(' (%s of %s)', done, total) else '' end;
end
$function$;

comment on function private.stage_message is 'What a job is doing, in words: "Writing the scripts (3 of 7)".';
