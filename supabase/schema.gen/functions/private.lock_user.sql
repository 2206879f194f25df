-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_user(user_id uuid)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 SELECT pg_advisory_xact_lock(private.user_lock(user_id)) AS pg_advisory_xact_lock;
END;

comment on function private.lock_user is 'Makes the verbs on one user''s jobs wait for each other, until commit.';
