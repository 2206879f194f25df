import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { eastAsian } from './language.ts'
import { type Block, fromTheRight, type Printable, printableText, type Run } from './printable.ts'

/** A bullet for each depth. */
const BULLETS = ['•', '–', '•', '–']
const FAINT = '6B6560'
/** Width of the text on A4 with margins of an inch, in twentieths of a point. */
const TEXT_WIDTH = 9_026

/** Fonts that Word has; where they are missing, the language says which to take instead. */
const EAST_ASIAN = {
  zh: { font: 'Microsoft YaHei', language: 'zh-CN' },
  ja: { font: 'Yu Gothic', language: 'ja-JP' },
  ko: { font: 'Malgun Gothic', language: 'ko-KR' },
} as const

/** Said in each style: some programs take what is only inherited for a height in points, and lines overlap. */
const LINES = { line: 300, lineRule: LineRuleType.AUTO }

/** A Word file. Its fonts are those of whoever opens it; what is read from the right says so. */
export async function writeDocx(printable: Printable): Promise<Uint8Array<ArrayBuffer>> {
  const { title, blocks } = printable
  const { font: eastAsia, language } = EAST_ASIAN[eastAsian(printable)]
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia }
  const document = new Document({
    title: printableText(title),
    creator: 'Offstage',
    styles: {
      default: {
        document: {
          run: { font, size: 22, language: { eastAsia: language } },
          paragraph: { spacing: { after: 120, ...LINES } },
        },
        title: { run: { font, size: 44, bold: true }, paragraph: { spacing: { after: 200, ...LINES } } },
        heading2: {
          run: { font, size: 30, bold: true },
          paragraph: { spacing: { before: 320, after: 120, ...LINES } },
        },
        heading3: {
          run: { font, size: 24, bold: true },
          paragraph: { spacing: { before: 200, after: 80, ...LINES } },
        },
      },
    },
    numbering: { config: [{ reference: 'list', levels: BULLETS.map((text, level) => bullet(level, text)) }] },
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
      return block.mark === undefined
        ? paragraph(block.runs, { numbering: { reference: 'list', level: block.depth } })
        : paragraph([{ text: `${block.mark}\u00a0` }, ...block.runs], {
            indent: { start: 360 * (block.depth + 1), hanging: 260 },
          })
    case 'quote':
      return paragraph(block.runs, {
        indent: { start: 360 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: 'C9C2B8' } },
      })
    case 'paragraph':
      return paragraph(block.runs)
    case 'picture':
      return picture(block)
    case 'table':
      return table(block)
  }
}

/** Of the text's width, in pixels of a ninety-sixth of an inch. */
const PICTURE_WIDTH = 420
const DOCX_TYPES = { 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/** Word knows no WebP: there its words stand in its place. */
function picture({
  picture: { type, bytes, width, height, alt },
}: Extract<Block, { kind: 'picture' }>): Paragraph {
  if (type === 'image/webp') return paragraph([{ text: `[${alt}]`, faint: true }])
  const shown = Math.min(PICTURE_WIDTH, width)
  const description = printableText(alt)
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: DOCX_TYPES[type],
        data: bytes,
        transformation: { width: shown, height: Math.round((shown * height) / width) },
        altText: { name: 'Picture', title: 'Picture', description },
      }),
    ],
  })
}

type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>

function paragraph(runs: Run[], options: ParagraphOptions = {}): Paragraph {
  const right = fromTheRight(runs.map(({ text }) => text).join(''))
  return new Paragraph({
    ...options,
    ...(right && { bidirectional: true }),
    children: runs.flatMap(({ text, bold, italic, faint }) =>
      (right && faint ? apart(printableText(text)) : printableText(text)).split('\n').map(
        (line, index) =>
          new TextRun({
            text: line,
            ...(bold && { bold, boldComplexScript: true }),
            ...(italic && { italics: true, italicsComplexScript: true }),
            ...(faint && { color: FAINT }),
            ...(fromTheRight(line) && { rightToLeft: true }),
            ...(index > 0 && { break: 1 }),
          }),
      ),
    ),
  })
}

/** What stands beside a text that is read from the right keeps its own order: marks at its ends say which. */
function apart(text: string): string {
  const mark = fromTheRight(text) ? '\u200f' : '\u200e'
  return text.replace(/\S(.*\S)?/su, `${mark}$&${mark}`)
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
            children: [paragraph([{ text, bold }], { spacing: { after: 0, ...LINES } })],
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
