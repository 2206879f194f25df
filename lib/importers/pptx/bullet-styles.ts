import type { Archive } from './archive.ts'
import { findRelated, readRelationships, readXmlPart } from './package.ts'
import { child, childrenNamed, descend, type XmlElement } from './xml.ts'

/** List styles that apply to a shape, the nearest first; each holds `lvl1pPr` to `lvl9pPr`. */
export type ListStyles = readonly (XmlElement | undefined)[]

/** Finds the list styles of a placeholder: those of its layout, then of the master. */
export type StyleLookup = (placeholder: XmlElement) => ListStyles

interface Master {
  shapes: XmlElement[]
  textStyles: XmlElement | undefined
}

/** Reads layouts and masters once per deck: whether a line has a bullet is mostly decided there. */
export class BulletStyles {
  readonly #archive: Archive
  readonly #layouts = new Map<string, Promise<StyleLookup>>()

  constructor(archive: Archive) {
    this.#archive = archive
  }

  /** The lookup for the slides of one layout; without a layout nothing is inherited. */
  forLayout(layout: string | null): Promise<StyleLookup> {
    if (!layout) return Promise.resolve(() => [])
    const known = this.#layouts.get(layout)
    if (known) return known
    const lookup = this.#read(layout)
    this.#layouts.set(layout, lookup)
    return lookup
  }

  async #read(layout: string): Promise<StyleLookup> {
    const shapes = await this.#shapes(layout)
    const master = await this.#master(
      findRelated(await readRelationships(this.#archive, layout), 'slideMaster'),
    )
    return (placeholder) => {
      const { idx, type } = placeholder.attributes
      const own = shapes.find((shape) => {
        const other = placeholderOf(shape)?.attributes
        return (
          other !== undefined &&
          (idx !== undefined ? other.idx === idx : (other.type ?? 'obj') === (type ?? 'obj'))
        )
      })
      // Subtitles have no bullets unless the layout gives them some; all other text follows the master's body.
      const isBody = /^(body|obj|subTitle)$/.test(type ?? 'obj')
      const base = isBody
        ? master.shapes.find((shape) => placeholderOf(shape)?.attributes.type === 'body')
        : undefined
      return [
        descend(own, 'txBody', 'lstStyle'),
        descend(base, 'txBody', 'lstStyle'),
        child(master.textStyles, isBody ? 'bodyStyle' : 'otherStyle'),
      ]
    }
  }

  async #shapes(part: string): Promise<XmlElement[]> {
    const root = (await readXmlPart(this.#archive, part)) ?? undefined
    return childrenNamed(descend(root, 'cSld', 'spTree'), 'sp')
  }

  async #master(part: string | null): Promise<Master> {
    if (!part) return { shapes: [], textStyles: undefined }
    const root = (await readXmlPart(this.#archive, part)) ?? undefined
    return {
      shapes: childrenNamed(descend(root, 'cSld', 'spTree'), 'sp'),
      textStyles: child(root, 'txStyles'),
    }
  }
}

function placeholderOf(shape: XmlElement): XmlElement | undefined {
  return descend(shape, 'nvSpPr', 'nvPr', 'ph')
}
