import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Printable } from './printable.ts'

export type PrintFormat = 'docx' | 'pdf'

/** A printable document as a file. Its library is loaded when the first one is asked for. `root` has `node_modules`. */
export async function writePrint(
  printable: Printable,
  format: PrintFormat,
  root: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'docx') return (await import('./docx.ts')).writeDocx(printable)
  const { writePdf } = await import('./pdf.ts')
  return writePdf(printable, (path) => readFile(join(/* turbopackIgnore: true */ root, 'node_modules', path)))
}
