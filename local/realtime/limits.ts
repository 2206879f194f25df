/** What one client, and the server as a whole, may use. The numbers are those of a hosted free project. */
export type Limits = {
  maxConnections: number
  maxChannelsPerConnection: number
  /** Joins of one connection. Above it the join is refused and the connection closed, as hosted does. */
  joinsPerSecond: number
  /** Messages that one connection sends, and messages that come in over REST. */
  messagesPerSecond: number
  maxPayloadBytes: number
  maxFrameBytes: number
  /** A socket that sends nothing, not even a heartbeat (clients send one every 25 s), is closed. */
  idleTimeoutMs: number
  /** Bytes that a client has not yet taken. Above it the client is too slow and is dropped. */
  maxBufferedBytes: number
  /** How often a channel's token is verified again while it has not expired. */
  confirmTokenMs: number
  replicationReadyTimeoutMs: number
  /** Hosted waits 5 s before it refuses a join; here a mistake shows at once. */
  joinErrorDelayMs: number
  /** Longest that one policy check or replay may take. */
  queryTimeoutMs: number
  listenRetryMinMs: number
  listenRetryMaxMs: number
  /** The connection that receives from the database is tried this often, to notice one that hangs. */
  listenProbeMs: number
  /** Messages missed while the database was away: up to this many are delivered late, then channels are reset. */
  maxCatchUpMessages: number
  retentionSweepMs: number
}

export const defaultLimits: Limits = {
  maxConnections: 200,
  maxChannelsPerConnection: 100,
  joinsPerSecond: 100,
  messagesPerSecond: 100,
  maxPayloadBytes: 256_500,
  maxFrameBytes: 5_000_000,
  idleTimeoutMs: 60_000,
  maxBufferedBytes: 4_000_000,
  confirmTokenMs: 5 * 60_000,
  replicationReadyTimeoutMs: 60_000,
  joinErrorDelayMs: 0,
  queryTimeoutMs: 5_000,
  listenRetryMinMs: 50,
  listenRetryMaxMs: 2_000,
  listenProbeMs: 15_000,
  maxCatchUpMessages: 1_000,
  retentionSweepMs: 60 * 60_000,
}

/** The newest messages that a replay may ask for, fixed by hosted. */
export const maxReplayedMessages = 25
