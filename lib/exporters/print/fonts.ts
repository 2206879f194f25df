import { create, type Font } from 'fontkit'
import type { EastAsian } from './language.ts'
import { fontOfWoff } from './woff.ts'

/** Reads a file of an installed package, such as `@fontsource/noto-sans/unicode.json`. */
export type ReadPackageFile = (path: string) => Promise<Uint8Array>

/** Families with Han characters, in the order in which they are asked: the language's own shapes first. */
const HAN: Record<EastAsian, readonly string[]> = {
  zh: ['noto-sans-sc', 'biz-udpgothic', 'nanum-gothic'],
  ja: ['biz-udpgothic', 'noto-sans-sc', 'nanum-gothic'],
  ko: ['nanum-gothic', 'noto-sans-sc', 'biz-udpgothic'],
}

/** In the order in which they are asked for a character. */
const familiesFor = (language: EastAsian) => [
  'noto-sans',
  'ibm-plex-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-thai',
  ...HAN[language],
  'noto-emoji',
]

/** The others' scripts are not slanted. */
const ITALIC: ReadonlySet<string> = new Set(['noto-sans'])

export interface Face {
  /** Unique for a file. */
  name: string
  bytes: Uint8Array
  font: Font
}

interface Part {
  family: string
  subset: string
  ranges: [number, number][]
}

/**
 * The fonts of a PDF. Each family is cut into many small files by Unicode range; only those that hold a character
 * of the text are read.
 */
export class Fonts {
  private faces = new Map<string, Promise<Face>>()
  private chosen = new Map<string, Face | null>()

  private read: ReadPackageFile
  private parts: Part[]

  private constructor(read: ReadPackageFile, parts: Part[]) {
    this.read = read
    this.parts = parts
  }

  static async open(read: ReadPackageFile, language: EastAsian): Promise<Fonts> {
    const parts = await Promise.all(
      familiesFor(language).map(async (family) => {
        const table = new TextDecoder().decode(await read(`@fontsource/${family}/unicode.json`))
        return Object.entries(JSON.parse(table) as Record<string, string>).map(([subset, ranges]) => ({
          family,
          subset: subset.replace(/[[\]]/g, ''),
          ranges: ranges.split(',').map(rangeOf),
        }))
      }),
    )
    return new Fonts(read, parts.flat())
  }

  /** The face that has a character; null where no font has it, a promise where a file may have to be read first. */
  faceOf(character: string, bold: boolean, italic = false): Face | null | Promise<Face | null> {
    const point = character.codePointAt(0) ?? 0
    const key = `${point}${bold ? 'b' : ''}${italic ? 'i' : ''}`
    const known = this.chosen.get(key)
    return known === undefined ? this.find(point, bold, italic, key) : known
  }

  private async find(point: number, bold: boolean, italic: boolean, key: string): Promise<Face | null> {
    for (const { family, subset, ranges } of this.parts) {
      if (!ranges.some(([from, to]) => point >= from && point <= to)) continue
      const style = italic && ITALIC.has(family) ? 'italic' : 'normal'
      const face = await this.load(`${family}-${subset}-${bold ? 700 : 400}-${style}`, family)
      if (!face.font.hasGlyphForCodePoint(point)) continue
      this.chosen.set(key, face)
      return face
    }
    this.chosen.set(key, null)
    return null
  }

  private load(name: string, family: string): Promise<Face> {
    const known = this.faces.get(name)
    if (known) return known
    const face = this.read(`@fontsource/${family}/files/${name}.woff`).then((woff) => {
      const bytes = fontOfWoff(woff)
      const font = create(bytes)
      if (!('layout' in font)) throw new Error(`${name} holds more than one font.`)
      return { name, bytes, font }
    })
    this.faces.set(name, face)
    return face
  }
}

function rangeOf(text: string): [number, number] {
  const [from = '0', to = from] = text.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}
