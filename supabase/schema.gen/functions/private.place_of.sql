-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.place_of(turn bigint, priority integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
RETURN (turn + (100 * priority));

comment on function private.place_of is 'The place of a task in the queue: its turn, and a hundred more for each step of its priority.';
