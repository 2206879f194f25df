-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.stage_progress(stages jsonb, stage text, done integer, total integer)
 RETURNS smallint
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  v_stage jsonb := stages -> private.stage_index(stages, stage);
begin
  return least(99, floor(
    (v_stage ->> 'from')::numeric
    + ((v_stage ->> 'to')::numeric - (v_stage ->> 'from')::numeric) * done / greatest(total, 1)
  ));
end
$function$;

comment on function private.stage_progress is 'Percent of a job from the tasks of its stage and the stage''s bounds; 100 is left to completed.';
