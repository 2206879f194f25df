import type { UploadLimits } from '@shared/documents/upload-limits.ts'
import { AppError } from '@/lib/http/app-error'
import { checkMeasures } from '../check-limits'
import { canvasFile } from './prepare'

const LONGEST_SIDE = 2_048

/** An open PDF: how many pages it has, and each of them as a picture. */
export interface OpenPdf {
  pages: number
  page(number: number): Promise<File>
  close(): Promise<void>
}

/** Opens a PDF with a library that comes only now. Throws AppError for what is locked, damaged or too long. */
export async function openPdf(file: File, limits: UploadLimits): Promise<OpenPdf> {
  const pdfjs = await import('pdfjs-dist')
  pdfjs.GlobalWorkerOptions.workerSrc = new URL(
    'pdfjs-dist/build/pdf.worker.min.mjs',
    import.meta.url,
  ).toString()
  const loading = pdfjs.getDocument({
    data: await file.arrayBuffer(),
    // No page is trusted with more than drawing: no WebAssembly, nothing fetched.
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    stopAtErrors: false,
  })
  const pdf = await loading.promise.catch((cause: unknown) => {
    throw unreadable(cause)
  })
  try {
    checkMeasures({ seconds: null, pixels: null, pages: pdf.numPages }, 'pdf', limits)
  } catch (error) {
    await loading.destroy()
    throw error
  }
  return {
    pages: pdf.numPages,
    async page(number) {
      const page = await pdf.getPage(number)
      const plain = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: LONGEST_SIDE / Math.max(plain.width, plain.height) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(viewport.width))
      canvas.height = Math.max(1, Math.round(viewport.height))
      await page.render({ canvas, viewport }).promise
      return canvasFile(canvas, `${file.name.replace(/\.pdf$/i, '')}, page ${number}`)
    },
    close: () => loading.destroy(),
  }
}

function unreadable(cause: unknown): AppError {
  const locked = cause instanceof Error && cause.name === 'PasswordException'
  const message = locked
    ? 'This PDF is locked with a password. Save a copy without one and choose that.'
    : 'This PDF is damaged and cannot be opened.'
  return new AppError(422, 'picture_unreadable', message, { cause })
}
