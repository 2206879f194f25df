import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ErrorEntry, errorCatalogue, explain } from '@shared/engine/error-catalogue.ts'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = `${root}docs/errors/`
const entries: [string, ErrorEntry][] = Object.entries(errorCatalogue)
const page = (code: string) => readFileSync(`${folder}${code}.md`, 'utf8')

describe('the error catalogue', () => {
  it.each(entries)('%s has a page that says the same', (code, { title, explanation, action, status }) => {
    const text = page(code)
    expect(text.startsWith(`# ${title}\n\nCode: \`${code}\``)).toBe(true)
    expect(text).toContain(explanation)
    expect(text).toContain(`## Quick fix\n\n${action}`)
    expect(text).toMatch(/## Why this happens\n\n\S/)
    expect(text.includes('HTTP status:')).toBe(status !== undefined)
    if (status !== undefined) expect(text).toContain(`HTTP status: ${status}.`)
  })

  it('has no page without a code, and lists each in the index', () => {
    const pages = readdirSync(folder).filter((name) => name !== 'README.md')
    expect(pages.sort()).toEqual(entries.map(([code]) => `${code}.md`).sort())
    const index = page('README')
    for (const [code, { title }] of entries) expect(index).toContain(`[\`${code}\`](${code}.md): ${title}`)
  })

  it.each(entries)('%s is written in whole sentences', (_code, { title, explanation, action }) => {
    expect(title).not.toMatch(/[.!]$/)
    for (const sentence of [explanation, action]) expect(sentence).toMatch(/^[A-Z].*\.$/s)
  })

  it.each([
    ['supabase/functions/_shared', '.ts', /(?:FatalError|RetryableError)\(\s*'([a-z_]+)'/g],
    ['supabase/migrations', '.sql', /fail_job\(\s*\w+,\s*'([a-z_]+)'/g],
  ])('has every code that %s ends a job with', (directory, extension, pattern) => {
    const files = readdirSync(`${root}${directory}`, { recursive: true, encoding: 'utf8' })
    const sources = files.filter((name) => name.endsWith(extension))
    const text = sources.map((name) => readFileSync(`${root}${directory}/${name}`, 'utf8')).join('\n')
    const codes = [...text.matchAll(pattern)].map(([, code]) => code)
    expect(codes.length).toBeGreaterThan(1)
    for (const code of codes) expect(errorCatalogue).toHaveProperty(code ?? '')
  })

  it('reads a code it does not know, or one that every object has, as unexpected', () => {
    expect(explain('from_the_future')).toBe(errorCatalogue.unexpected_error)
    expect(explain('constructor')).toBe(errorCatalogue.unexpected_error)
  })
})
