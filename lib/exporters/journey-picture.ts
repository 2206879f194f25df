import type { Journey } from '../../supabase/functions/_shared/documents/journey.ts'
import { safeFileName } from './file-name.ts'
import { journeyToSvg } from './journey-svg.ts'

/** Larger than this, browsers draw nothing. */
const MAX_PIXELS = 60_000_000

/** A journey as a file of a picture, made in the browser: it has the font, and the letters of all the world. */
export async function journeyPicture(title: string, journey: Journey, format: 'svg' | 'png'): Promise<File> {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) throw new Error('This browser cannot draw.')
  const measure = (text: string, size: number, bold: boolean) => {
    pen.font = `${bold ? 600 : 400} ${size}px "Inter Variable", sans-serif`
    return pen.measureText(text).width
  }
  const fontFace = await interFace()
  const { svg, width, height } = journeyToSvg(title, journey, { measure, fontFace })
  const drawing = new Blob([svg], { type: 'image/svg+xml' })
  if (format === 'svg') return new File([drawing], safeFileName(title, 'svg'), { type: drawing.type })
  return new File([await rasterized(drawing, width, height)], safeFileName(title, 'png'), {
    type: 'image/png',
  })
}

async function interFace(): Promise<string> {
  const address = new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url)
  const response = await fetch(address)
  if (!response.ok) throw new Error('The font could not be loaded.')
  const bytes = new Uint8Array(await response.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)}) format("woff2")}`
}

async function rasterized(drawing: Blob, width: number, height: number): Promise<Blob> {
  const scale = Math.min(2, Math.sqrt(MAX_PIXELS / (width * height)))
  const url = URL.createObjectURL(drawing)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('The picture is too large to be drawn here. Export it as SVG.')
    return blob
  } finally {
    URL.revokeObjectURL(url)
  }
}
