import { strToU8, zipSync } from 'fflate'
import type { Story } from '../../../supabase/functions/_shared/documents/story.ts'
import { type ExportedPictures, NO_PICTURES } from '../pictures.ts'
import { type BookPicture, bookPictures } from './book-pictures.ts'
import { type Page, storyPages } from './story-pages.ts'
import { xml } from './xml.ts'

const STYLE = `body { line-height: 1.9; }
rt { font-size: 0.5em; }
.translation, .faint { color: #6f685c; }
.translation { line-height: 1.5; margin-left: 1.2em; }
.choices { list-style-type: upper-alpha; }
dt { font-weight: bold; }
figure { margin: 1.5em 0 0.5em; }
img { max-width: 100%; max-height: 60vh; }
`

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

interface Book {
  /** Of the document, so that a reader knows a newer copy of the same book. */
  id: string
  title: string
  /** When it was last changed, as ISO 8601. */
  changedAt: string
  story: Story
  pictures?: ExportedPictures
}

/** A story as a book: EPUB 3, which every reading program of today opens. */
export function writeEpub({ pictures = NO_PICTURES, ...book }: Book): Uint8Array<ArrayBuffer> {
  const files = bookPictures(book.story, pictures)
  const pages = storyPages(book.title, book.story, files)
  const written = Object.fromEntries(pages.map((page) => [`EPUB/${page.file}`, strToU8(document(page))]))
  // Pictures are packed already; to pack them again takes time and gains nothing.
  const drawn = Object.fromEntries(
    files.map(({ file, bytes }) => [`EPUB/${file}`, [bytes, { level: 0 }] as [Uint8Array, { level: 0 }]]),
  )
  return zipSync({
    // First and not compressed: by it a file is known as a book before it is unpacked.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(CONTAINER),
    'EPUB/package.opf': strToU8(packageFile(book, pages, files)),
    'EPUB/nav.xhtml': strToU8(document(contents(pages))),
    'EPUB/style.css': strToU8(STYLE),
    ...written,
    ...drawn,
  })
}

function packageFile({ id, title, changedAt, story }: Book, pages: Page[], pictures: BookPicture[]): string {
  const modified = `${new Date(changedAt).toISOString().slice(0, 19)}Z`
  const items = pages.map(
    ({ file }, index) => `<item id="page-${index}" href="${file}" media-type="application/xhtml+xml"/>`,
  )
  const shown = pictures.map(
    ({ file, type, isCover }, index) =>
      `<item id="picture-${index}" href="${file}" media-type="${type}"${isCover ? ' properties="cover-image"' : ''}/>`,
  )
  const order = pages.map((_, index) => `<itemref idref="page-${index}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${story.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:${xml(id)}</dc:identifier>
<dc:title>${xml(title)}</dc:title>
<dc:language>${story.language}</dc:language>
<dc:creator>Offstage</dc:creator>
<meta property="dcterms:modified">${modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${[...items, ...shown].join('\n')}
</manifest>
<spine>
${order.join('\n')}
</spine>
</package>
`
}

function contents(pages: Page[]): Page {
  const links = pages.map(({ file, title }) => `<li><a href="${file}">${xml(title)}</a></li>`)
  const body = `<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>\n${links.join('\n')}\n</ol></nav>`
  return { file: 'nav.xhtml', title: 'Contents', language: 'en', body }
}

function document({ title, language, body }: Page): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${language}" lang="${language}">
<head><meta charset="UTF-8"/><title>${xml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}
</body>
</html>
`
}
