import { expect, it } from 'vitest'
import { anchors, namedPaths, relativeLinks } from './markdown.ts'

it('finds links to this repository, and none to the web or in code blocks', () => {
  const text = [
    '[a](one.md) ![b](img/two.png) [c](https://example.com) [d](#here)',
    '```',
    '[e](x.md)',
    '```',
  ]
  expect(relativeLinks(text.join('\n'))).toEqual(['one.md', 'img/two.png', '#here'])
})

it('finds the paths in code spans', () => {
  const text =
    '`bin/start --dev` runs; `_shared/kinds/<kind>/schema.ts`, `lib/http/route.ts:12`, `/api/jobs`, `jobs`, `a/b`'
  expect(namedPaths(text)).toEqual(['bin/start', 'supabase/functions/_shared/kinds/', 'lib/http/route.ts'])
})

it('makes anchors as GitHub does', () => {
  expect(anchors('# The house\n\n## 2. `claim_tasks`, twice\n')).toEqual(['the-house', '2-claim_tasks-twice'])
})
