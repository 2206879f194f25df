-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.set_operator(email text, is_operator boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid;
begin
  select u.id into v_user_id from auth.users u where lower(u.email) = lower(set_operator.email);
  if v_user_id is null then
    perform private.raise_error('OFS02', 'Nobody has signed up with this address.');
  end if;
  if set_operator.is_operator then
    insert into private.operators (user_id) values (v_user_id) on conflict do nothing;
  else
    delete from private.operators o where o.user_id = v_user_id;
  end if;
  return set_operator.is_operator;
end
$function$;

comment on function public.set_operator is 'Makes somebody an operator, or ends it; with the secret key only. OFS02.';
