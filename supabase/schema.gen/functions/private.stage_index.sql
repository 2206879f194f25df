-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.stage_index(stages jsonb, stage text)
 RETURNS smallint
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  for n in 0 .. jsonb_array_length(stages) - 1 loop
    if stages -> n ->> 'name' = stage then
      return n;
    end if;
  end loop;
  return null;
end
$function$;

comment on function private.stage_index is 'The place of a stage among its kind''s stages, from 0; null when the kind has no such stage.';
