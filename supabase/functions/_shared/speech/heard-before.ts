import { type Transcript, TranscriptSchema } from '../documents/transcript.ts'
import type { ReadDocument, TaskContext } from '../engine/kind.ts'
import type { Hearing } from './hearing-options.ts'

type Heard = ReadDocument & { content: Transcript }

/**
 * The transcript that this recording has from before, so that nothing is bought twice: the newest that was heard by
 * the model that is set up now and with the same language named. Where no model can hear, any that was heard will do.
 * What its owner corrected in it stays. Null when the recording has to be heard, or is to be heard again.
 */
export async function heardBefore(
  { transcripts, model }: Pick<TaskContext<unknown>, 'transcripts' | 'model'>,
  { mediaId, language, again }: Hearing,
): Promise<Heard | null> {
  if (again) return null
  for (const found of await transcripts(mediaId)) {
    const { success, data: content } = TranscriptSchema.safeParse(found.content)
    if (!success || !content.heardBy || content.heardBy.language !== (language ?? null)) continue
    if (model.hearsWith === null || model.hearsWith === content.heardBy.model) return { ...found, content }
  }
  return null
}
