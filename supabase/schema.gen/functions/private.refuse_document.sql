-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.refuse_document(constraint_name text, content jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if refuse_document.constraint_name = 'content_is_under_1_mb' then
    perform private.raise_error('OFS12', format(
      'This document would have %s kB, and a document may have at most 1,000 kB. Take something out, or make two of it.',
      to_char(ceil(octet_length(refuse_document.content::text) / 1000.0), 'FM999,999,999')
    ));
  elsif refuse_document.constraint_name = 'title_is_a_line' then
    perform private.raise_error('OFS03', 'A document needs a title, of at most 200 characters.', 'title');
  end if;
  perform private.raise_error('OFS03', 'This document cannot be stored: it is not of a known type and form.');
end
$function$;

comment on function private.refuse_document is 'Says why a document breaks that constraint. OFS03, OFS12.';
