-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.choose_within_limits(how_many integer, max_of_user integer)
 RETURNS tid[]
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_left integer := how_many;
  v_next private.task_queue[];
  v_locked private.task_queue[];
  v_tried private.task_queue[] := '{}';
  v_chosen private.task_queue[] := '{}';
begin
  loop
    v_next := private.first_in_queue(v_left, max_of_user, v_chosen, v_tried);
    if cardinality(v_next) < v_left then
      v_next := private.first_of_each_user(v_left, max_of_user, v_chosen, v_tried);
    end if;
    -- A row that another verb holds at this moment is left to the next claim, and the next in line goes first.
    v_locked := array(
      select q from unnest(v_next) n
      join private.task_queue q on q.job_id = n.job_id and q.task_id = n.task_id
      for update of q skip locked
    );
    v_chosen := v_chosen || v_locked;
    exit when cardinality(v_locked) = cardinality(v_next);
    v_tried := v_tried || v_next;
    v_left := v_left - cardinality(v_locked);
  end loop;
  return array(
    select q.ctid from unnest(v_chosen) c
    join private.task_queue q on q.job_id = c.job_id and q.task_id = c.task_id
  );
end
$function$;

comment on function private.choose_within_limits is 'Locks the next due tasks in the order of their places, of each user no more than max_of_user with those that run.';
