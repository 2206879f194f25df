import { z } from 'zod'
import { RefusedError } from './refused.ts'

const BooleanSchema = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'insensitive' })])
  .nullish()
  .transform((value) => value ?? false)
const ReplaySchema = z.object({ since: z.number().int(), limit: z.number().int().nullish() })

const JoinSchema = z.object({
  access_token: z.string().nullish(),
  user_token: z.string().nullish(),
  config: z
    .object({
      private: BooleanSchema,
      broadcast: z
        .object({
          ack: BooleanSchema,
          self: BooleanSchema,
          replication_ready: BooleanSchema,
          replay: z.unknown().optional(),
        })
        .nullish(),
      presence: z.object({ enabled: BooleanSchema }).nullish(),
      postgres_changes: z.array(z.unknown()).nullish(),
    })
    .nullish(),
})

/** What a client asks for when it joins a channel. */
export type JoinRequest = {
  token: string | null
  private: boolean
  ack: boolean
  self: boolean
  replicationReady: boolean
  presence: boolean
  replay: { since: Date; limit: number | null } | null
}

/** Reads the payload of `phx_join`, or throws a `RefusedError` that names the field. */
export function parseJoinRequest(payload: unknown): JoinRequest {
  const parsed = JoinSchema.safeParse(payload ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new RefusedError('InvalidJoinPayload', `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { access_token: accessToken, user_token: userToken, config } = parsed.data
  if (config?.postgres_changes?.some((change) => change !== null)) {
    throw new RefusedError(
      'RealtimeDisabledForConfiguration',
      'The embedded Realtime has no postgres_changes. Send from the database with realtime.send() or realtime.broadcast_changes() and listen for the broadcast.',
    )
  }
  const isPrivate = config?.private ?? false
  return {
    token: accessToken ?? userToken ?? null,
    private: isPrivate,
    ack: config?.broadcast?.ack ?? false,
    self: config?.broadcast?.self ?? false,
    replicationReady: config?.broadcast?.replication_ready ?? false,
    presence: config?.presence?.enabled ?? false,
    replay: parseReplay(config?.broadcast?.replay, isPrivate),
  }
}

function parseReplay(replay: unknown, isPrivate: boolean): JoinRequest['replay'] {
  if (replay === undefined || replay === null) return null
  if (!isPrivate) {
    throw new RefusedError('UnableToReplayMessages', 'Replay is not allowed for public channels')
  }
  const parsed = ReplaySchema.safeParse(replay)
  const since = new Date(parsed.success ? parsed.data.since : Number.NaN)
  if (!parsed.success || Number.isNaN(since.getTime())) {
    throw new RefusedError('UnableToReplayMessages', 'Replay params are not valid')
  }
  return { since, limit: parsed.data.limit ?? null }
}
