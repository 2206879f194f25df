-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.delete_document(document_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  delete from public.documents d where d.id = delete_document.document_id and d.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This document does not exist.');
  end if;
end
$function$;

comment on function public.delete_document is 'Deletes a document of the caller with its revisions. OFS02.';
