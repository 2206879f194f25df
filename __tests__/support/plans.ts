import postgres from 'postgres'

/** What an `auto_explain` plan says of one step, as far as a test looks at it. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: PlanNode[]
}

export interface ExplainedStatement {
  text: string
  plan: PlanNode
}

export interface ExplainedSession {
  sql: postgres.Sql
  /** Runs `work` and returns each statement it executed, those inside functions and triggers too. */
  explain(work: (sql: postgres.Sql) => Promise<unknown>): Promise<ExplainedStatement[]>
  close(): Promise<void>
}

/** One connection on which Postgres tells, by `auto_explain`, how it really executed what it was given. */
export async function openExplainedSession(adminUrl: string): Promise<ExplainedSession> {
  let heard: ExplainedStatement[] = []
  const sql = postgres(adminUrl, {
    max: 1,
    onnotice: ({ message = '' }) => {
      const [, json] = /^duration: [\d.]+ ms {2}plan:\n([\s\S]*)$/.exec(message) ?? []
      if (!json) return
      const { 'Query Text': text, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode }
      heard.push({ text, plan })
    },
  })
  await sql.unsafe(`
    load 'auto_explain';
    set auto_explain.log_min_duration = 0;
    set auto_explain.log_nested_statements = on;
    set auto_explain.log_analyze = on;
    set auto_explain.log_buffers = on;
    set auto_explain.log_timing = off;
    set auto_explain.log_format = json;
    set auto_explain.log_level = notice;
    set session authorization postgres;
  `)
  return {
    sql,
    async explain(work) {
      heard = []
      await work(sql)
      return heard
    },
    close: () => sql.end(),
  }
}

/** A plan's steps, the plan itself first. */
export function stepsOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]
}

/** How many rows a step looked at, those it threw away too. */
export function rowsVisited(node: PlanNode): number {
  const thrownAway = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return (node['Actual Rows'] + thrownAway) * node['Actual Loops']
}

export function pagesRead({ plan }: ExplainedStatement): number {
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
}
