/** The worker's intervals, in one place. The database's own (lease, backoff, caps) live in `job_settings`. */
export const TIMING = {
  /** Part of a lease between two beats: 10 s of 45, so three may be missed before the tasks are taken over. */
  beatAt: 2 / 9,
  /** How long after a claim its jobs are said to have begun; many that begin together are said in one call. */
  startDelayMs: 20,
  /** How long after a held-back event the newest state is broadcast; the limit is two a second a job. */
  broadcastDelayMs: 500,
  /** Between two kicks while the successor is still this very worker. */
  handOverRetryMs: 3_000,
  /** A retry due this soon is waited for here; a later one is left to the sweep. */
  waitForRetryMs: 15_000,
  /** Pauses before an RPC that failed on the network is sent again, with the same token. */
  rpcRetryMs: [100, 300, 1_000, 3_000, 6_000, 10_000],
  rpcTimeoutMs: 15_000,
  kickTimeoutMs: 5_000,
  /** Timers may fire a little early, and clocks differ a little. */
  timerSlackMs: 20,
  /**
   * Parts of the wall clock: stop claiming, then abort and give back. Hosted retires a worker at half, and
   * says `beforeunload` at nine tenths: by then everything is given back.
   */
  drainAt: 0.6,
  stopAt: 0.85,
} as const
