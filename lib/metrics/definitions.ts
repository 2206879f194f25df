export interface Metric {
  type: 'counter' | 'gauge' | 'histogram'
  help: string
}

/** Every metric, in the order of the page. The numbers are SQL's: `job_metrics()`. */
export const METRICS: Record<string, Metric> = {
  offstage_jobs: { type: 'gauge', help: 'Live jobs by kind and status.' },
  offstage_tasks: { type: 'gauge', help: 'Tasks running, due, or waiting for a later attempt.' },
  offstage_oldest_due_task_seconds: {
    type: 'gauge',
    help: 'How long the oldest due task has been waiting for a worker.',
  },
  offstage_expired_leases: { type: 'gauge', help: 'Running tasks whose worker has gone silent.' },
  offstage_job_events_total: {
    type: 'counter',
    help: 'Jobs enqueued, started, completed, failed, cancelled and retried.',
  },
  offstage_job_failures_total: { type: 'counter', help: 'Jobs that failed, by error code.' },
  offstage_job_wait_seconds: { type: 'histogram', help: 'From the start of a job to its first worker.' },
  offstage_job_duration_seconds: { type: 'histogram', help: 'From the start of a job to its completion.' },
  offstage_attempts_total: { type: 'counter', help: 'Attempts at tasks, by how they ended.' },
  offstage_attempt_duration_seconds: { type: 'histogram', help: 'How long attempts at tasks took.' },
  offstage_retries_total: {
    type: 'counter',
    help: 'Failed attempts that were given another try, by error code.',
  },
  offstage_stalls_total: { type: 'counter', help: 'Attempts whose worker went silent.' },
  offstage_continuations_total: { type: 'counter', help: 'Attempts handed on as planned.' },
  offstage_model_call_duration_seconds: {
    type: 'histogram',
    help: 'How long the model took to answer a call.',
  },
  offstage_model_calls_total: { type: 'counter', help: 'Calls that the model answered.' },
  offstage_model_tokens_total: { type: 'counter', help: 'Tokens to and from the model.' },
  offstage_model_cost_dollars_total: {
    type: 'counter',
    help: 'What the model cost, where its prices are configured.',
  },
  offstage_operator_actions_total: { type: 'counter', help: 'Jobs that an operator cancelled or retried.' },
  offstage_housekeeping_runs_total: { type: 'counter', help: 'Sweeps and purges.' },
  offstage_housekeeping_last_run_timestamp_seconds: { type: 'gauge', help: 'When the last of them was.' },
  offstage_uncounted_events: { type: 'gauge', help: 'Events that the counters do not hold yet.' },
}
