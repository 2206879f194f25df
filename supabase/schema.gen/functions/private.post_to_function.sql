-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.post_to_function(name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_url text;
  v_key text;
begin
  -- Dynamic, because vault and net exist on hosted Supabase alone.
  execute $sql$
    select max(decrypted_secret) filter (where name = 'offstage_url'),
           max(decrypted_secret) filter (where name = 'offstage_secret_key')
    from vault.decrypted_secrets
  $sql$ into v_url, v_key;
  if v_url is null or v_key is null then
    raise warning 'Offstage: the secrets offstage_url and offstage_secret_key are not in Vault; the clock cannot call %.', post_to_function.name;
    return;
  end if;
  execute $sql$
    select net.http_post(
      url := $1 || '/functions/v1/' || $3, body := '{}'::jsonb,
      headers := jsonb_build_object('content-type', 'application/json', 'apikey', $2),
      timeout_milliseconds := 5000
    )
  $sql$ using v_url, v_key, post_to_function.name;
end
$function$;

comment on function private.post_to_function is 'Calls one of our Edge Functions through pg_net, with the secret key of Vault.';
