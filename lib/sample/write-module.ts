import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes the sample deck's text into a module, so that every bundler carries it along. Run it after a change of
 * the deck: `node lib/sample/write-module.ts`. A unit test holds the two together.
 */
const source = readFileSync(new URL('the-quiet-funnel.md', import.meta.url), 'utf8')
const lines = source.split('\n').map((line) => `  ${JSON.stringify(line)},`)
const head = '// Written by write-module.ts from the-quiet-funnel.md. Change that file, not this one.\n'
const module = `${head}export const theQuietFunnel: string = [\n${lines.join('\n')}\n].join('\\n')\n`
writeFileSync(new URL('the-quiet-funnel.gen.ts', import.meta.url), module)
