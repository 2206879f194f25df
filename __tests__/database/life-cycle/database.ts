import type { Sql } from '../../support/database.ts'
import { addTestKind } from '../../support/engine.ts'
import { JOB_MOVES, TASK_MOVES } from './life-cycle.ts'

/** The caps so low that each is reached in two steps. */
export async function prepare(sql: Sql) {
  await addTestKind(sql)
  await sql`update public.job_kinds set max_attempts = 2 where kind = 'test_kind'`
  await sql`update public.job_settings set max_stalls = 1, max_continuations = 1, backoff_base_ms = 60000`
}

/**
 * Every change of a status that a transaction made, for a look at whether it may be. A task's is told by three tables,
 * so it is looked at when the transaction commits.
 */
export async function recordMoves(sql: Sql) {
  await sql.unsafe(`
    create table public.moves (of text, id uuid, before text, after text);
    create function public.record_move() returns trigger language plpgsql security definer as $$
    begin
      insert into public.moves values (tg_table_name, new.id, old.status, new.status);
      return null;
    end $$;
    create trigger record_move after update on public.jobs for each row
      when (old.status <> new.status) execute function public.record_move();
    create table public.known_tasks (id uuid primary key, status text);
    create function public.record_task_move() returns trigger language plpgsql security definer as $$
    declare
      v_id uuid := case tg_table_name when 'job_tasks' then to_jsonb(new) ->> 'id'
        else coalesce(to_jsonb(new), to_jsonb(old)) ->> 'task_id' end;
      v_before text;
      v_after text := (select t.status from private.tasks t where t.id = v_id);
    begin
      select k.status into v_before from public.known_tasks k where k.id = v_id;
      if v_after is null or v_after = v_before then
        return null;
      end if;
      insert into public.known_tasks values (v_id, v_after) on conflict (id) do update set status = excluded.status;
      if v_before is not null then
        insert into public.moves values ('job_tasks', v_id, v_before, v_after);
      end if;
      return null;
    end $$;
    create constraint trigger record_move after insert or update on public.job_tasks
      deferrable initially deferred for each row execute function public.record_task_move();
    create constraint trigger record_move after insert or delete on private.task_queue
      deferrable initially deferred for each row execute function public.record_task_move();
    create constraint trigger record_move after insert or delete on private.task_leases
      deferrable initially deferred for each row execute function public.record_task_move();
  `)
}

/** The moves made since the last look, as in `jobs: pending → processing`, each once. */
export async function takeMoves(sql: Sql): Promise<string[]> {
  const rows = await sql<{ move: string }[]>`
    with taken as (delete from public.moves returning of, before, after)
    select distinct of || ': ' || before || ' → ' || after as move from taken`
  return rows.map(({ move }) => move)
}

/** The moves that the life cycle allows, in the same words. */
export const ALLOWED_MOVES: readonly string[] = Object.entries({
  jobs: JOB_MOVES,
  job_tasks: TASK_MOVES,
}).flatMap(([of, moves]) =>
  Object.entries(moves).flatMap(([before, afters]) => afters.map((after) => `${of}: ${before} → ${after}`)),
)
