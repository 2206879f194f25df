-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.take_turns(user_id uuid, how_many integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_first_turn bigint;
begin
  insert into private.job_turns as t (user_id, last_turn)
  values (take_turns.user_id, (select last_value from private.turn_clock) + take_turns.how_many)
  on conflict on constraint job_turns_pkey do update
  set last_turn = greatest(t.last_turn, (select last_value from private.turn_clock)) + take_turns.how_many
  returning t.last_turn - take_turns.how_many + 1 into v_first_turn;
  return v_first_turn;
end
$function$;

comment on function private.take_turns is 'Reserves turns for a user''s next tasks and returns the first.';
