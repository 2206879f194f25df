import { describe, expect, it } from 'vitest'
import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'

describe('download names', () => {
  it.each([
    ['Bread: a talk', 'Bread a talk.md'],
    ['包丁の話', '包丁の話.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie x=1.md'],
    ['  ...  ', 'untitled.md'],
    ['CON', 'CON file.md'],
    ['x\u202etxt.exe', 'x txt.exe.md'],
    ['é'.repeat(300), `${'é'.repeat(120)}.md`],
  ])('%j becomes %j', (title, name) => {
    expect(safeFileName(title, 'md')).toBe(name)
  })

  it('cannot break out of the header, and keeps every script', () => {
    expect(contentDisposition('Größe "1" 包丁.md')).toBe(
      `attachment; filename="Grosse"`.replace('Grosse"', 'Gro_e _1_ __.md"; ') +
        "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%20%E5%8C%85%E4%B8%81.md",
    )
    expect(contentDisposition('a\r\nX: y".md')).not.toMatch(/[\r\n]/)
  })
})
