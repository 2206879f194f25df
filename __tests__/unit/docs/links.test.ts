import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, read, root } from './files.ts'
import { anchors, namedPaths, relativeLinks } from './markdown.ts'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'local/README.md',
  'chaos/README.md',
  ...filesBelow('docs', '.md'),
]

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('links to what is there', () => {
    const broken = relativeLinks(text).filter((target) => {
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : normalize(join(dirname(page), decodeURI(path)))
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && file.endsWith('.md') && !anchors(read(file)).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  it('names paths that are there', () => {
    expect(namedPaths(text).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
