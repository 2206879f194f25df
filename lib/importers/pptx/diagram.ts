import { paragraphText } from './text-body.ts'
import { child, childrenNamed, type XmlElement } from './xml.ts'

const MAX_DEPTH = 8

/** The words of a SmartArt diagram as a list, nested as its points are. */
export function diagramText(dataModel: XmlElement): string {
  const points = new Map<string, string>()
  let root: string | undefined
  for (const point of childrenNamed(child(dataModel, 'ptLst'), 'pt')) {
    const { modelId = '', type = 'node' } = point.attributes
    if (type === 'doc') root = modelId
    else if (type === 'node' || type === 'asst') points.set(modelId, pointText(point))
  }
  const parents = new Map<string, { id: string; order: number }[]>()
  for (const { attributes } of childrenNamed(child(dataModel, 'cxnLst'), 'cxn')) {
    if ((attributes.type ?? 'parOf') !== 'parOf') continue
    const children = parents.get(attributes.srcId ?? '') ?? []
    children.push({ id: attributes.destId ?? '', order: Number(attributes.srcOrd ?? 0) })
    parents.set(attributes.srcId ?? '', children)
  }
  const lines: string[] = []
  const seen = new Set<string>()
  const write = (id: string, depth: number) => {
    const children = (parents.get(id) ?? []).sort((a, b) => a.order - b.order)
    for (const { id: childId } of children) {
      if (seen.has(childId) || depth > MAX_DEPTH) continue
      seen.add(childId)
      const text = points.get(childId) ?? ''
      if (text) lines.push(`${'  '.repeat(depth)}- ${text}`)
      write(childId, text ? depth + 1 : depth)
    }
  }
  if (root !== undefined) write(root, 0)
  // Points that hang on nothing are still words on the slide.
  for (const [id, text] of points) if (!seen.has(id) && text) lines.push(`- ${text}`)
  return lines.join('\n')
}

function pointText(point: XmlElement): string {
  return childrenNamed(child(point, 't'), 'p')
    .map(paragraphText)
    .filter(Boolean)
    .join(' ')
    .replaceAll('\n', ' ')
}
