-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.most_running_tasks()
 RETURNS bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT ((pg_relation_size('private.task_leases'::regclass) / (current_setting('block_size'::text))::integer) * 70);
END;

comment on function private.most_running_tasks is 'As many leases as there can be, by the size of their table: what is far from a limit need not be counted.';
