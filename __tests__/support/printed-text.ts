import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** The words of a PDF as a reader extracts them, line by line. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const pdf = await task.promise
  const lines: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    lines.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await task.destroy()
  return lines.join('\n')
}

/** The paragraphs of a Word file. Throws where its XML is not well formed. */
export function textOfDocx(bytes: Uint8Array): string {
  const files = unzipSync(bytes)
  let text = ''
  for (const [name, content] of Object.entries(files)) {
    if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue
    const parser = new SaxesParser()
    let open = ''
    parser.on('opentag', ({ name: tag }) => {
      open = tag
      if (tag === 'w:br' && name === 'word/document.xml') text += '\n'
    })
    parser.on('text', (words) => {
      if (name === 'word/document.xml' && open === 'w:t') text += words
    })
    parser.on('closetag', ({ name: tag }) => {
      open = ''
      if (name === 'word/document.xml' && tag === 'w:p') text += '\n'
    })
    parser.write(strFromU8(content)).close()
  }
  return text
}
