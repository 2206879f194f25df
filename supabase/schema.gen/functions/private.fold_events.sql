-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.fold_events()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_last bigint;
  v_state private.fold_state;
  v_own xid8;
  v_oldest xid8;
  v_to bigint;
begin
  if pg_current_xact_id_if_assigned() is not null then
    return;
  end if;
  select s.last_value into v_last from public.job_events_id_seq s where s.is_called;
  select s.* into v_state from private.fold_state s for update skip locked;
  if v_last is null or v_state.only_row is null then
    return;
  end if;
  v_own := pg_current_xact_id();
  v_oldest := pg_snapshot_xmin(pg_current_snapshot());
  v_to := case when v_oldest >= v_own then v_last when v_oldest >= v_state.seen_by then v_state.seen_to end;

  if v_to > v_state.folded_to then
    -- Bounded: a backlog is caught up with in a few scrapes.
    v_to := least(v_to, v_state.folded_to + 20000);
    insert into private.job_counters as c (name, labels, value)
    select e.name, e.labels, e.value from private.count_events(v_state.folded_to, v_to) e
    on conflict on constraint job_counters_pkey do update set value = c.value + excluded.value;
  end if;
  -- What is already being waited for is not put off: the next mark is set when this one has been reached.
  if v_to is not null or v_state.seen_by is null then
    update private.fold_state s
    set folded_to = greatest(s.folded_to, v_to), seen_to = v_last, seen_by = v_own;
  end if;
end
$function$;

comment on function private.fold_events is 'Counts what has happened since the last time; nothing twice, and nothing is left out.';
