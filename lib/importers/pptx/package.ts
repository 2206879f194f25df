import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { childrenNamed, parseXml, type XmlElement } from './xml.ts'

/** Another part that a part refers to. `type` is the last word of the relationship's type, e.g. `notesSlide`. */
export interface Relationship {
  id: string
  type: string
  /** The part's name, or null for something outside of the file. */
  target: string | null
}

/** A part of the package as XML, or null when it is missing. */
export async function readXmlPart(archive: Archive, name: string): Promise<XmlElement | null> {
  const bytes = await archive.read(name)
  return bytes ? parseXml(bytes) : null
}

/** What a part refers to; a part without relationships refers to nothing. */
export async function readRelationships(archive: Archive, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part)
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const relationships = (await readXmlPart(archive, name)) ?? undefined
  return childrenNamed(relationships, 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: (attributes.Type ?? '').split('/').at(-1) ?? '',
    target: attributes.TargetMode === 'External' ? null : resolve(folder, attributes.Target ?? ''),
  }))
}

// Targets are relative to the part's folder, or to the package when they begin with a slash. A path that climbs
// out of the package names no part, so nothing is found there.
function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  return path.startsWith('/') ? posix.normalize(path).slice(1) : posix.normalize(posix.join(folder, path))
}

/** The first relationship of a type. */
export function findRelated(relationships: Relationship[], type: string): string | null {
  return relationships.find((relationship) => relationship.type === type)?.target ?? null
}
