import { AppError } from '@/lib/http/app-error'
import type { MediaLimits } from './schema'

export interface Measures {
  seconds: number | null
  pixels: number | null
  pages: number | null
}

/** A size as people say it. */
export function sizeInWords(bytes: number): string {
  const units: [number, string][] = [
    [1024 ** 3, 'GB'],
    [1024 ** 2, 'MB'],
    [1024, 'kB'],
  ]
  const [size, unit] = units.find(([size]) => bytes >= size) ?? [1, 'bytes']
  return `${Number((bytes / size).toFixed(1))} ${unit}`
}

/** Refuses a file that is too large before anything of it is read. The database decides it again. */
export function checkSize(bytes: number, { maxBytes }: MediaLimits): void {
  if (bytes === 0) throw new AppError(422, 'file_empty', 'This file is empty.')
  if (bytes <= maxBytes) return
  const message = `This file has ${sizeInWords(bytes)}; at most ${sizeInWords(maxBytes)} can be uploaded.`
  throw new AppError(413, 'file_too_large', message)
}

/** Refuses what is too long, or has too many pixels or pages, before anything of it is sent. */
export function checkMeasures({ seconds, pixels, pages }: Measures, limits: MediaLimits): void {
  const refuse = (message: string) => {
    throw new AppError(413, 'file_too_large', message)
  }
  if (seconds !== null && seconds > limits.maxSeconds)
    refuse(`This recording is longer than ${Math.floor(limits.maxSeconds / 60)} minutes.`)
  if (pixels !== null && pixels > limits.maxPixels)
    refuse(`This picture has more than ${Math.floor(limits.maxPixels / 1_000_000)} million pixels.`)
  if (pages !== null && pages > limits.maxPages) refuse(`This file has more than ${limits.maxPages} pages.`)
}
