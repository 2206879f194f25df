import { mediumOf, type UploadLimits } from '@shared/documents/upload-limits.ts'
import { AppError } from '@/lib/http/app-error'
import { checkHasBytes, checkMeasures, checkSize } from '../check-limits'
import { contentTypeOf } from '../content-type'

/** A side longer than this shows no more to a model, and costs more. */
const LONGEST_SIDE = 2_048
const PNG_BYTES = 4 * 1024 * 1024

/** What somebody chose, by its content. */
export type Chosen = { kind: 'picture'; file: File } | { kind: 'pdf'; file: File }

/** Looks at a file's first bytes, whatever it is called. Throws AppError 415 for what is no picture and no PDF. */
export async function chosenOf(file: File, limits: UploadLimits): Promise<Chosen> {
  checkHasBytes(file.size)
  const type = await contentTypeOf(file)
  const medium = type && mediumOf(type)
  if (medium === 'pdf' || medium === 'picture') {
    checkSize(file.size, medium, limits)
    return { kind: medium, file }
  }
  throw new AppError(
    415,
    'unsupported_media_type',
    `“${file.name}” is no PNG, JPEG, WebP, GIF or PDF, whatever its name says.`,
  )
}

/**
 * A picture upright, scaled down, and without what else its file held (places, cameras). Of one that moves, the
 * first frame.
 */
export async function preparePicture(file: File, limits: UploadLimits): Promise<File> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new AppError(422, 'picture_unreadable', 'This picture is damaged: the browser cannot show it.', {
      cause,
    })
  })
  try {
    checkMeasures({ seconds: null, pages: null, pixels: bitmap.width * bitmap.height }, 'picture', limits)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) throw new AppError(500, 'unexpected_error', 'This browser cannot draw.')
    // Diagrams are often drawn in black on nothing.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return await canvasFile(canvas, file.name)
  } finally {
    bitmap.close()
  }
}

/** The canvas as a file: PNG for sharp letters, JPEG where that would be large, as of photos. */
export async function canvasFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const stem = name.replace(/\.[^.]{1,5}$/, '') || 'Picture'
  const png = await blobOf(canvas, 'image/png')
  if (png.size <= PNG_BYTES) return new File([png], `${stem}.png`, { type: 'image/png' })
  const jpeg = await blobOf(canvas, 'image/jpeg')
  return new File([jpeg], `${stem}.jpg`, { type: 'image/jpeg' })
}

function blobOf(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => {
      if (blob) resolve(blob)
      else reject(new AppError(422, 'picture_unreadable', 'This browser could not draw the picture.'))
    }
    canvas.toBlob(done, type, 0.92)
  })
}
