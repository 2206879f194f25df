import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, fromTheRight, type Printable, printableText, type Run } from './printable.ts'

const FAINT = '6B6560'
/** Width of the text on A4 with margins of an inch, in twentieths of a point. */
const TEXT_WIDTH = 9_026

/** A Word file. Its fonts are those of whoever opens it; what is read from the right says so. */
export async function writeDocx({ title, blocks }: Printable): Promise<Uint8Array<ArrayBuffer>> {
  const words = blocks
    .map((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : ''))
    .join('')
  const eastAsia = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words) ? 'Yu Gothic' : 'Microsoft YaHei'
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia }
  const document = new Document({
    title: printableText(title),
    creator: 'Offstage',
    styles: {
      default: {
        document: { run: { font, size: 22 }, paragraph: { spacing: { after: 120, line: 300 } } },
        title: { run: { font, size: 44, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading2: {
          run: { font, size: 30, bold: true },
          paragraph: { spacing: { before: 320, after: 120 } },
        },
        heading3: { run: { font, size: 24, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
      },
    },
    numbering: { config: [{ reference: 'list', levels: [bullet(0, '•'), bullet(1, '–')] }] },
    sections: [
      {
        children: [
          paragraph([{ text: title }], { heading: HeadingLevel.TITLE }),
          ...blocks.map((block) => write(block)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function bullet(level: number, text: string) {
  const indent = { left: 360 * (level + 1), hanging: 260 }
  return {
    level,
    format: LevelFormat.BULLET,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent } },
  }
}

function write(block: Block): Paragraph | Table {
  switch (block.kind) {
    case 'heading':
      return paragraph([{ text: block.text }], {
        heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
        keepNext: true,
      })
    case 'item':
      return paragraph(block.runs, { numbering: { reference: 'list', level: block.depth } })
    case 'quote':
      return paragraph(block.runs, {
        indent: { start: 360 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: 'C9C2B8' } },
      })
    case 'paragraph':
      return paragraph(block.runs)
    case 'table':
      return table(block)
  }
}

type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>

function paragraph(runs: Run[], options: ParagraphOptions = {}): Paragraph {
  const right = fromTheRight(runs.map(({ text }) => text).join(''))
  return new Paragraph({
    ...options,
    ...(right && { bidirectional: true }),
    children: runs.flatMap(({ text, bold, faint }) =>
      printableText(text)
        .split('\n')
        .map(
          (line, index) =>
            new TextRun({
              text: line,
              ...(bold && { bold, boldComplexScript: true }),
              ...(faint && { color: FAINT }),
              ...(fromTheRight(line) && { rightToLeft: true }),
              ...(index > 0 && { break: 1 }),
            }),
        ),
    ),
  })
}

function table({ head, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const all = widths.reduce((sum, width) => sum + width, 0)
  const columnWidths = widths.map((width) => Math.round((TEXT_WIDTH * width) / all))
  const row = (cells: string[], bold: boolean) =>
    new TableRow({
      ...(bold && { tableHeader: true }),
      cantSplit: true,
      children: cells.map(
        (text, column) =>
          new TableCell({
            width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            children: [paragraph([{ text, bold }], { spacing: { after: 0 } })],
          }),
      ),
    })
  return new Table({
    columnWidths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    visuallyRightToLeft: fromTheRight(rows.map((cells) => cells.join('')).join('')),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}
