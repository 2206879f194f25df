import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { writeWav } from '../narration/wav.ts'
import type { ClaimedTask } from './job-store.ts'
import { keepFile, written } from './keep-file.ts'
import type { SpokenPiece, SpokenPieces } from './kind.ts'
import { storageAway } from './stored-files.ts'

const PieceSchema = z.object({ id: z.string(), rate: z.number(), samples: z.number() })
const FoundSchema = z.array(PieceSchema.extend({ key: z.string() }))
const BegunSchema = z.object({ id: z.string(), path: z.string() })

/** The spoken pieces of a job's own project: whose they are is known by the task. */
export function spokenPieces(
  client: SupabaseClient,
  { taskId }: Pick<ClaimedTask, 'taskId'>,
  signal: AbortSignal,
): SpokenPieces {
  return {
    async find(keys) {
      const { data, error } = await client
        .rpc('find_spoken_pieces', { task_id: taskId, keys })
        .abortSignal(signal)
      if (error) throw storageAway(signal, error)
      return new Map(FoundSchema.parse(data).map(({ key, ...piece }) => [key, piece]))
    },
    // What was paid for is kept even when the job has just been cancelled: nothing here is aborted.
    async keep(key, sound) {
      const begun = await written(
        client.rpc('begin_spoken_piece', {
          task_id: taskId,
          key,
          rate: sound.rate,
          samples: sound.samples.length,
        }),
        BegunSchema,
      )
      await keepFile(client, begun.path, writeWav(sound), 'audio/wav')
      return written<SpokenPiece>(client.rpc('finish_spoken_piece', { piece_id: begun.id }), PieceSchema)
    },
  }
}
