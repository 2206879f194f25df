import { SaxesParser } from 'saxes'

const MAX_NODES = 1_000_000
const MAX_DEPTH = 200

/** An XML element by its local name: transitional and strict Office files differ in namespaces only. */
export interface XmlElement {
  name: string
  /** Attributes by their name as written, and those with a prefix by `prefix:name` too. */
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  text: string
}

/** XML that is not well-formed, or that does what no Office file does. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

/** Parses a part. Document types are refused, so there are no entities to expand and nothing is fetched. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const root: XmlElement = { name: '#document', attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [root]
  let nodes = 0
  parser.on('error', (error) => {
    throw new XmlError(error.message)
  })
  parser.on('doctype', () => {
    throw new XmlError('document types are not allowed')
  })
  parser.on('opentag', (tag) => {
    if (++nodes > MAX_NODES || open.length > MAX_DEPTH) throw new XmlError('too many elements')
    const attributes: Record<string, string> = Object.create(null)
    for (const attribute of Object.values(tag.attributes)) {
      attributes[
        attribute.prefix && attribute.uri.includes('relationships') ? `r:${attribute.local}` : attribute.name
      ] = attribute.value
    }
    const element = { name: tag.local, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(decodeXml(bytes)).close()
  const [top] = root.children
  if (!top) throw new XmlError('no root element')
  return top
}

// Office writes UTF-8; UTF-16 with its mark is allowed too.
function decodeXml(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes)
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name)
}

/** The element at the end of a path of names. */
export function descend(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(child, element)
}

/** All children of that name. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? []
}

/** Every element of that name below this one, in document order. */
export function descendants(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return []
  return element.children.flatMap((candidate) => [
    ...(candidate.name === name ? [candidate] : []),
    ...descendants(candidate, name),
  ])
}

/** Is an XML boolean attribute true, or false when missing? */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Is an XML boolean attribute false, or true when missing? */
export function isFalse(value: string | undefined): boolean {
  return value === '0' || value === 'false'
}
