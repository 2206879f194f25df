-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.parts_from(parts chain_parts[], part integer)
 RETURNS SETOF chain_parts
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if part is null then
    return query select p.* from unnest(parts) p;
    return;
  end if;
  perform from unnest(parts) p where p.position = part;
  if not found then
    perform private.raise_error('OFS02', 'This chain has no such part.', 'part');
  end if;
  return query select p.* from unnest(parts) p
  where p.position = part or (p.position > part and not exists (
    select from unnest(parts) o where o.position = part and o.optional
  ));
end
$function$;

comment on function private.parts_from is 'All parts of a chain; or of one part that part, and what waits for it. OFS02.';
