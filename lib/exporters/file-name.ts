const MAX_LENGTH = 120
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A title as a file name that every system takes: letters of any script stay, what a path or shell reads goes. */
export function safeFileName(title: string, extension: string): string {
  const stem = title
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, ' ')
    .replace(/[\\/:*?"<>|%;]/g, ' ')
    .replace(/\s+/g, ' ')
  const trimmed = [...stem]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const name = trimmed === '' ? 'untitled' : RESERVED.test(trimmed) ? `${trimmed} file` : trimmed
  return `${name}.${extension}`
}

/**
 * The value of a `Content-Disposition` header for a download: an ASCII name for old clients and the real one by
 * RFC 5987. Both are built from a safe name, so nothing in a title can end the header or start another.
 */
export function contentDisposition(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%;]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
