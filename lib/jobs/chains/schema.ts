import { JobSchema } from '@shared/engine/job.ts'
import { z } from 'zod'

export const ChainPartSchema = z.object({
  /** From 1, in the order in which they wait for each other. */
  position: z.number().int(),
  /** Nothing waits for it, and the chain is ready without it. */
  optional: z.boolean(),
  job: JobSchema,
})
export type ChainPart = z.infer<typeof ChainPartSchema>

/** Jobs that were started together and go on one after the other. */
export const ChainSchema = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  createdAt: z.string(),
  parts: z.array(ChainPartSchema).min(1),
})
export type Chain = z.infer<typeof ChainSchema>

export const ChainsSchema = z.object({ chains: z.array(ChainSchema) })
export const ChainReplySchema = z.object({ chain: ChainSchema })

/** `created`: false when the same chain was already under way and this is it. */
export const ChainStartedSchema = ChainReplySchema.extend({ created: z.boolean() })
export type ChainStarted = z.infer<typeof ChainStartedSchema>

export const StartChainSchema = z.strictObject({
  /** What sort of chain: `training`. */
  chain: z.string().min(1).max(100),
  projectId: z.uuid(),
  input: z.record(z.string(), z.unknown()),
})
export type StartChain = z.infer<typeof StartChainSchema>

/** What to cancel or to try again: one part and what waits for it, or all of it. */
export const ChainScopeSchema = z.strictObject({ part: z.number().int().min(1).max(10).nullable() })
