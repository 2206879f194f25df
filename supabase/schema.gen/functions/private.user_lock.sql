-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.user_lock(user_id uuid)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
RETURN hashtextextended(('offstage:'::text || user_id), (0)::bigint);

comment on function private.user_lock is 'The advisory lock that the verbs on one user''s jobs take.';
