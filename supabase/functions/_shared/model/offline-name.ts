/** The name under which the stack's own offline model answers; the page says so wherever it wrote. */
export const OFFLINE_MODEL = 'offline'

/** What it reads aloud with: English, each of them. */
export const OFFLINE_VOICES = ['slt', 'rms', 'awb', 'kal'] as const

/** The error code with which it answers what it cannot do: see, hear, draw, or write of an unknown kind. */
export const OFFLINE_CANNOT = 'offline_model_cannot'

/** How everything it refuses begins; what follows says what it cannot do. */
export const OFFLINE_REFUSES = 'This is the offline model. '
