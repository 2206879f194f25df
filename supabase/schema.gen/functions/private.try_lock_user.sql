-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.try_lock_user(user_id uuid)
 RETURNS boolean
 LANGUAGE sql
RETURN pg_try_advisory_xact_lock(private.user_lock(user_id));

comment on function private.try_lock_user is 'The same without waiting; false when a verb is at work on this user''s jobs.';
