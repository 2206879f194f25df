import PDFDocument from 'pdfkit'
import { Fonts, type ReadPackageFile } from './fonts.ts'
import { eastAsian } from './language.ts'
import { breakLines, type Line, type LineSetting } from './lines.ts'
import { type Block, fromTheRight, type Printable, type Run } from './printable.ts'

/** All in points. A4. */
const PAGE = { width: 595.28, height: 841.89, margin: 64 }
const COLUMN = PAGE.width - 2 * PAGE.margin
const BOTTOM = PAGE.height - PAGE.margin
const INK = '#1c1917'
const FAINT = '#6b6560'
const RULE = '#c9c2b8'
const PADDING = 5
const PICTURE_WIDTH = 320
const FOOTER_SIZE = 8.5

/**
 * A PDF with its fonts in it, cut down to the letters used. Characters that no font has are drawn as □, and the last
 * paragraph says how many.
 */
export async function writePdf(
  printable: Printable,
  read: ReadPackageFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const { title, blocks } = printable
  const writer = new PdfWriter(title, await Fonts.open(read, eastAsian(printable)))
  await writer.begin()
  await writer.text([{ text: title }], { size: 22, bold: true, after: 10 })
  for (const [index, block] of blocks.entries()) await writer.block(block, blocks[index + 1])
  return writer.end()
}

interface TextStyle {
  size?: number
  bold?: boolean
  before?: number
  after?: number
  indent?: number
  mark?: string
  rule?: boolean
  /** Points that must follow on the same page. */
  keep?: number
}

class PdfWriter {
  private doc: PDFKit.PDFDocument
  private y = PAGE.margin
  private page = 1
  private digits: Line[] = []
  private chunks: Uint8Array[] = []
  private missing = new Set<string>()
  private embedded = new Set<string>()
  private fonts: Fonts

  constructor(title: string, fonts: Fonts) {
    this.fonts = fonts
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      font: '',
      info: { Title: title, Creator: 'Offstage' },
    })
    this.doc.on('data', (chunk: Uint8Array) => this.chunks.push(chunk))
  }

  async block(block: Block, next: Block | undefined): Promise<void> {
    switch (block.kind) {
      case 'heading': {
        const size = block.level === 2 ? 15 : 12
        const keep = next?.kind === 'heading' ? 60 : 36
        await this.text([{ text: block.text }], {
          size,
          bold: true,
          before: block.level === 2 ? 14 : 8,
          after: 4,
          keep,
        })
        if (block.level === 2) this.doc.outline.addItem(block.text)
        return
      }
      case 'paragraph':
        return this.text(block.runs, {})
      case 'quote':
        return this.text(block.runs, { indent: 16, rule: true })
      case 'item':
        return this.text(block.runs, {
          indent: 16 * (block.depth + 1),
          mark: block.mark ?? (block.depth % 2 === 0 ? '•' : '–'),
          after: 3,
        })
      case 'picture':
        return this.picture(block)
      case 'table':
        return this.table(block)
    }
  }

  async text(runs: Run[], style: TextStyle): Promise<void> {
    const { size = 10.5, bold = false, before = 0, after = 6, indent = 0, mark, rule, keep = 0 } = style
    const lines = await breakLines(runs, this.setting(size, COLUMN - indent, bold))
    const [bullet] = mark ? await breakLines([{ text: mark }], this.setting(size, indent, false)) : []
    if (this.y > PAGE.margin) this.y += before
    const height = size * 1.5
    if (this.y + height + keep > BOTTOM) this.newPage()
    for (const [index, line] of lines.entries()) {
      if (this.y + height > BOTTOM) this.newPage()
      const right = line.fromTheRight
      if (bullet && index === 0) {
        // A number of two digits begins further out than a bullet.
        const room = Math.max(12, bullet.width + 3)
        this.draw(
          bullet,
          right ? PAGE.width - PAGE.margin - indent + room - bullet.width : PAGE.margin + indent - room,
          size,
        )
      }
      if (rule) {
        const x = right ? PAGE.width - PAGE.margin - 6 : PAGE.margin + 6
        this.doc
          .moveTo(x, this.y)
          .lineTo(x, this.y + height)
          .lineWidth(1.5)
          .stroke(RULE)
      }
      this.draw(line, right ? PAGE.width - PAGE.margin - indent - line.width : PAGE.margin + indent, size)
      this.y += height
    }
    this.y += after
  }

  /** With what it shows below it, which is all that a reader without eyes gets. PDF knows no WebP: there the words stand alone. */
  private async picture({ picture }: Extract<Block, { kind: 'picture' }>): Promise<void> {
    const { bytes, type, alt } = picture
    if (type !== 'image/webp') {
      const width = Math.min(COLUMN, PICTURE_WIDTH)
      const height = Math.min((width * picture.height) / picture.width, PAGE.height / 2)
      if (this.y > PAGE.margin) this.y += 8
      if (this.y + height + 40 > BOTTOM) this.newPage()
      if (this.image(bytes, [width, height])) this.y += height + 4
    }
    await this.text([{ text: alt, faint: true }], { size: 9 })
  }

  /** False where the file is broken: what it shows stands below it in words. */
  private image(bytes: Uint8Array, fit: [number, number]): boolean {
    try {
      this.doc.image(Buffer.from(bytes), PAGE.margin, this.y, { fit })
      return true
    } catch {
      return false
    }
  }

  private async table({ head, rows, widths }: Extract<Block, { kind: 'table' }>): Promise<void> {
    const all = widths.reduce((sum, width) => sum + width, 0)
    const columns = widths.map((width) => (COLUMN * width) / all)
    const right = fromTheRight(rows.map((cells) => cells.join('')).join(''))
    const size = 9.5
    const cellsOf = (cells: string[], bold: boolean) =>
      Promise.all(
        columns.map((width, column) =>
          breakLines([{ text: cells[column] ?? '' }], this.setting(size, width - 2 * PADDING, bold)),
        ),
      )
    const header = await cellsOf(head, true)
    const row = (cells: Line[][], again: () => void) => {
      const height = size * 1.45
      const count = Math.max(1, ...cells.map((lines) => lines.length))
      const whole = count * height + 2 * PADDING
      // A row stays whole where it can; one that is taller than half a page goes on where the page ends.
      if (this.y + Math.min(whole, PAGE.height / 2) > BOTTOM) again()
      this.y += PADDING
      for (let index = 0; index < count; index++) {
        if (this.y + height > BOTTOM) again()
        let x = right ? PAGE.width - PAGE.margin : PAGE.margin
        for (const [column, width] of columns.entries()) {
          if (right) x -= width
          const line = cells[column]?.[index]
          if (line) this.draw(line, line.fromTheRight ? x + width - PADDING - line.width : x + PADDING, size)
          if (!right) x += width
        }
        this.y += height
      }
      this.y += PADDING
      this.doc
        .moveTo(PAGE.margin, this.y)
        .lineTo(PAGE.width - PAGE.margin, this.y)
        .lineWidth(0.5)
        .stroke(RULE)
    }
    row(header, () => this.newPage())
    for (const cells of rows) {
      row(await cellsOf(cells, false), () => {
        this.newPage()
        row(header, () => {})
      })
    }
    this.y += 10
  }

  private setting(size: number, width: number, bold: boolean): LineSetting {
    return { fonts: this.fonts, size, width, bold, onMissing: (character) => this.missing.add(character) }
  }

  /**
   * Draws a line from `x` on, in the order of reading, for whoever copies it. Pieces that go on from one another are
   * drawn as one.
   */
  private draw({ pieces }: Line, x: number, size: number): void {
    for (let index = 0; index < pieces.length; ) {
      const first = pieces[index]
      if (!first) break
      let text = first.text
      let next = index + 1
      for (; next < pieces.length && first.level % 2 === 0; next++) {
        const piece = pieces[next]
        if (!piece || piece.face !== first.face || piece.level !== first.level || piece.faint !== first.faint)
          break
        text += piece.text
      }
      if (!this.embedded.has(first.face.name)) {
        this.doc.registerFont(first.face.name, first.face.bytes as Buffer)
        this.embedded.add(first.face.name)
      }
      this.doc
        .font(first.face.name)
        .fontSize(size)
        .fillColor(first.faint ? FAINT : INK)
      // One baseline for all fonts of a line.
      this.doc.text(text, x + first.x, this.y + size * 1.1, {
        lineBreak: false,
        baseline: 'alphabetic',
      })
      index = next
    }
  }

  /** A page that is full goes out at once: what a long file keeps in memory is one page. */
  private newPage(): void {
    this.footer()
    this.doc.addPage()
    this.y = PAGE.margin
    this.page++
  }

  private footer(): void {
    const digits = [...String(this.page)].flatMap((digit) => this.digits[Number(digit)] ?? [])
    let x = (PAGE.width - digits.reduce((sum, { width }) => sum + width, 0)) / 2
    this.y = PAGE.height - 44
    for (const digit of digits) {
      this.draw(digit, x, FOOTER_SIZE)
      x += digit.width
    }
  }

  /** Shapes what stands on every page. */
  async begin(): Promise<void> {
    for (let digit = 0; digit < 10; digit++) {
      const runs = [{ text: String(digit), faint: true }]
      this.digits.push(...(await breakLines(runs, this.setting(FOOTER_SIZE, COLUMN, false))))
    }
  }

  async end(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.missing.size > 0) {
      const one = this.missing.size === 1
      const which = one ? 'One character is' : `${this.missing.size} different characters are`
      const remark = `${which} in none of the fonts of this file and drawn as □. The Word and Markdown exports have ${one ? 'it' : 'them'}.`
      await this.text([{ text: remark, faint: true }], { before: 12 })
    }
    this.footer()
    const ended = new Promise((resolve, reject) => this.doc.once('end', resolve).once('error', reject))
    this.doc.end()
    await ended
    return new Uint8Array(await new Blob(this.chunks as BlobPart[]).arrayBuffer())
  }
}
