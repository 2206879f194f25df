import type { Measures } from './check-limits'
import type { MediaType } from './schema'

export interface Measured extends Measures {
  type: MediaType
}

const NOTHING: Measures = { seconds: null, pixels: null, pages: null }

/** Files of these may have no picture: recordings of a browser, and most of what is called `.m4a`. */
const SOUND_ALONE: Partial<Record<MediaType, MediaType>> = {
  'video/mp4': 'audio/mp4',
  'video/webm': 'audio/webm',
}

/**
 * How long or how large a file is, as far as this browser can tell from its head. What it cannot tell is left open:
 * a format that it does not play may still be one that the model reads.
 */
export async function measure(file: Blob, type: MediaType): Promise<Measured> {
  const address = URL.createObjectURL(file)
  try {
    if (type === 'application/pdf') return { ...NOTHING, type }
    if (type.startsWith('image/')) return { ...NOTHING, type, pixels: await pixelsOf(address) }
    const { seconds, isSound } = await playedAs(address)
    return { ...NOTHING, type: (isSound && SOUND_ALONE[type]) || type, seconds }
  } finally {
    URL.revokeObjectURL(address)
  }
}

function pixelsOf(address: string): Promise<number | null> {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve(image.naturalWidth * image.naturalHeight || null)
    image.onerror = () => resolve(null)
    image.src = address
  })
}

function playedAs(address: string): Promise<{ seconds: number | null; isSound: boolean }> {
  return new Promise((resolve) => {
    const player = document.createElement('video')
    const answer = (seconds: number | null, isSound: boolean) => {
      player.onerror = null
      player.removeAttribute('src')
      resolve({ seconds, isSound })
    }
    player.preload = 'metadata'
    player.onloadedmetadata = () => {
      // A recording of MediaRecorder does not know its own length: it says Infinity.
      const seconds = Number.isFinite(player.duration) ? player.duration || null : null
      answer(seconds, player.videoWidth === 0)
    }
    player.onerror = () => answer(null, false)
    player.src = address
  })
}
