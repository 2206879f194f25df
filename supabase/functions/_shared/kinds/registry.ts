import type { JobKind } from '../engine/kind.ts'
import { checkpointEvaluation } from './checkpoint_evaluation/index.ts'
import { deckOutline } from './deck_outline/index.ts'
import { deckStructure } from './deck_structure/index.ts'
import { imageGeneration } from './image_generation/index.ts'
import { journeyFromDiagram } from './journey_from_diagram/index.ts'
import { journeyFromTranscript } from './journey_from_transcript/index.ts'
import { lectureNotes } from './lecture_notes/index.ts'
import { sopGeneration } from './sop_generation/index.ts'
import { storyGeneration } from './story_generation/index.ts'
import { talkTrack } from './talk_track/index.ts'
import { transcription } from './transcription/index.ts'
import { ttsGeneration } from './tts_generation/index.ts'
import { videoUpload } from './video_upload/index.ts'

/** Every kind of job that the worker can run: one line a kind. */
export const kinds: Readonly<Record<string, JobKind>> = {
  checkpoint_evaluation: checkpointEvaluation,
  journey_from_diagram: journeyFromDiagram,
  image_generation: imageGeneration,
  journey_from_transcript: journeyFromTranscript,
  deck_outline: deckOutline,
  deck_structure: deckStructure,
  lecture_notes: lectureNotes,
  sop_generation: sopGeneration,
  story_generation: storyGeneration,
  talk_track: talkTrack,
  transcription,
  video_upload: videoUpload,
  tts_generation: ttsGeneration,
}
