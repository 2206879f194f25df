import type { z } from 'zod'

/** What one model call cost, summed over an attempt and stored with it. */
export interface Usage {
  model: string
  inputTokens: number
  outputTokens: number
  /** US dollars when the prices are configured, else null. */
  cost: number | null
  milliseconds: number
  calls: number
  /** Milliseconds of each call, for the histogram of the metrics. */
  latencies: number[]
}

/** A picture for the model to look at. */
export interface ModelImage {
  /** `image/png`, `image/jpeg`, `image/webp` or `image/gif`. */
  type: string
  bytes: Uint8Array
}

export interface StructuredRequest<Schema extends z.ZodType> {
  /** Name of the JSON schema on the wire, e.g. `talk_track_scripts`. */
  name: string
  schema: Schema
  instructions: string
  /** The user's text: always material, never instructions. */
  material: string
  /** Pictures that belong to the material, in the order in which the instructions speak of them. */
  images?: ModelImage[]
  maxOutputTokens?: number
  /**
   * Rules beyond the schema (each slide once, in order, not too long). Returns what is wrong in plain
   * sentences, or an empty list. A reply that breaks schema or rules is asked for again with them, at most twice.
   */
  check?: (reply: z.infer<Schema>) => string[]
}

export interface TranscribeRequest {
  /** Sound of a few minutes, as a file of this type: read while it is sent, and from the start when it is asked for again. */
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
  bytes: number
  type: string
  seconds: number
  /** Two letters, such as `en`; null lets the model find out. */
  language: string | null
}

/** What was said at one go. Seconds from the start of the sound; null where the model does not say. */
export interface HeardSegment {
  start: number | null
  end: number | null
  speaker: string | null
  text: string
  /** How much the model doubts that this was said, as Whisper tells it; null where it does not. */
  noSpeech: number | null
  logprob: number | null
  compression: number | null
}

export interface Heard {
  language: string | null
  model: string
  segments: HeardSegment[]
}

export interface SpeakRequest {
  /** A few sentences at most. */
  text: string
  /** One of the speaker's. */
  voice: string
  /** Against the usual pace. */
  speed: number
}

/** The model that speaks. What it spoke once is the same sound as long as name and server are. */
export interface Speaker {
  name: string
  server: string
  voices: readonly string[]
}

export interface DrawRequest {
  /** What the picture shows, and how. */
  prompt: string
}

/** The model that draws. */
export interface Artist {
  name: string
  server: string
  /** `1536x1024`. */
  size: string
}

/** The model, as kinds see it. Bound to one attempt: its signal aborts the call, its usage is recorded. */
export interface Model {
  readonly name: string
  /** True when the stack's own offline model answers. */
  readonly offline: boolean
  /** The model that `transcribe` asks; null when none can hear. */
  readonly hearsWith: string | null
  /** The model that `speak` asks; null when none can speak. */
  readonly speaksWith: Speaker | null
  /** The model that `draw` asks; null when none can draw. */
  readonly drawsWith: Artist | null
  structured<Schema extends z.ZodType>(request: StructuredRequest<Schema>): Promise<z.infer<Schema>>
  /** Writes down what is said. The offline model cannot: FatalError('model_offline_cannot'). */
  transcribe(request: TranscribeRequest): Promise<Heard>
  /** Speaks a text; the bytes of a WAV file. The offline model cannot: FatalError('model_offline_cannot'). */
  speak(request: SpeakRequest): Promise<Uint8Array>
  /**
   * Draws a picture; its bytes, which may be anything. The offline model cannot: FatalError('model_offline_cannot').
   * What the server does not want to draw is a FatalError('picture_refused').
   */
  draw(request: DrawRequest): Promise<Uint8Array<ArrayBuffer>>
}
