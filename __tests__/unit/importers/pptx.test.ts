import { describe, expect, it } from 'vitest'
import { importDeck } from '@/lib/importers'
import {
  buildPptx,
  deckFiles,
  graphicFrame,
  pack,
  picture,
  placeholder,
  table,
  textBox,
} from '../../fixtures/decks/build-pptx'

const read = async (bytes: Uint8Array) => importDeck({ fileName: 'deck.pptx', bytes })

describe('PowerPoint decks', () => {
  it('reads titles, bullets with their levels, and only the notes that were written', async () => {
    const { title, deck } = await read(
      buildPptx([
        {
          shapes:
            placeholder('ctrTitle', 'Knives') +
            placeholder('body', 'Steel\n  Carbon\n  Stainless\nHandles', 1),
          notes: 'Ask who owns a whetstone.\nWait.',
        },
      ]),
    )
    expect(title).toBe('Knives')
    expect(deck.format).toBe('pptx')
    expect(deck.slides[0]).toMatchObject({
      title: 'Knives',
      body: '- Steel\n  - Carbon\n  - Stainless\n- Handles',
      notes: 'Ask who owns a whetstone.\nWait.',
      hidden: false,
    })
  })

  it('keeps the order of the presentation, not of the file names', async () => {
    const files = deckFiles([{ shapes: textBox('First file') }, { shapes: textBox('Second file') }])
    const main = files['ppt/presentation.xml'] ?? ''
    files['ppt/presentation.xml'] = main
      .replace('rId1', 'rIdX')
      .replace('rId2', 'rId1')
      .replace('rIdX', 'rId2')
    const { deck } = await read(pack(files))
    expect(deck.slides.map((slide) => slide.title)).toEqual(['Second file', 'First file'])
  })

  it('reads strict files, Japanese and Arabic', async () => {
    const slides = [
      { shapes: placeholder('title', '包丁の話') },
      { shapes: placeholder('title', 'السكاكين والحجر') },
    ]
    const { deck } = await read(buildPptx(slides, { strict: true }))
    expect(deck.slides.map((slide) => slide.title)).toEqual(['包丁の話', 'السكاكين والحجر'])
  })

  it('leaves out dates, footers, slide numbers, hidden shapes and the prompts of layouts', async () => {
    const shapes =
      placeholder('title', 'Kept') +
      placeholder('body', '', 1) +
      placeholder('dt', '1 May') +
      placeholder('ftr', 'Confidential') +
      placeholder('sldNum', '7') +
      textBox('Off the slide', ' hidden="1"') +
      textBox('Also kept')
    const { deck } = await read(buildPptx([{ shapes }]))
    expect(deck.slides[0]).toMatchObject({ title: 'Kept', body: 'Also kept' })
  })

  it('keeps hidden and empty slides and says so', async () => {
    const { deck } = await read(
      buildPptx([
        { shapes: placeholder('title', 'Shown') },
        { shapes: placeholder('title', 'Spare'), hidden: true },
        { shapes: placeholder('title', '') },
        { shapes: picture() },
        { shapes: placeholder('title', 'Map') + picture() },
      ]),
    )
    expect(deck.slides.map((slide) => slide.hidden)).toEqual([false, true, false, false, false])
    expect(deck.warnings).toEqual([
      '1 hidden slide is kept but gets no script.',
      'Slide 3 is empty.',
      'Slide 4 holds only a picture.',
      'Slide 5 has a title and a picture, but no other text.',
    ])
  })

  it('writes tables as Markdown tables and describes pictures by their alternative text', async () => {
    const shapes =
      placeholder('title', 'Prices') +
      table([
        ['Loaf', 'Cents'],
        ['Rye | whole', '300'],
      ]) +
      picture('A loaf on a scale') +
      picture('IMG_0042.jpg')
    const { deck } = await read(buildPptx([{ shapes }]))
    expect(deck.slides[0]?.body).toBe(
      '| Loaf | Cents |\n| --- | --- |\n| Rye \\| whole | 300 |\n\n[image: A loaf on a scale]',
    )
  })

  it('goes into groups and alternate content, once', async () => {
    const group = `<p:grpSp><p:nvGrpSpPr/><p:grpSp>${textBox('Deep')}</p:grpSp></p:grpSp>`
    const alternate = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="p14">${textBox('New')}</mc:Choice><mc:Fallback>${textBox('Old')}</mc:Fallback></mc:AlternateContent>`
    const { deck } = await read(buildPptx([{ shapes: placeholder('title', 'T') + group + alternate }]))
    expect(deck.slides[0]?.body).toBe('Deep\n\nNew')
  })

  it('keeps line breaks, fields of text and formulas, and drops the number of the slide', async () => {
    const body =
      '<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>One</a:t></a:r><a:br/><a:r><a:t>two </a:t></a:r><a:fld type="slidenum"><a:t>4</a:t></a:fld><a:fld type="presenter"><a:t>three</a:t></a:fld></a:p></p:txBody></p:sp>'
    const { deck } = await read(buildPptx([{ shapes: placeholder('title', 'T') + body }]))
    expect(deck.slides[0]?.body).toBe('One\ntwo three')
  })

  it('reads charts and SmartArt, and goes on when one of them is broken', async () => {
    const c = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    const points = (values: string[]) =>
      values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join('')
    const chart = `<c:chartSpace ${c} ${a}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Sold</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache>${points(['Loaves'])}</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>${points(['May', 'June'])}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>${points(['0.30000000000000004', '12'])}</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`
    const dgm = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    const point = (id: string, text: string) =>
      `<dgm:pt modelId="${id}"><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`
    const link = (source: string, target: string, order: number) =>
      `<dgm:cxn srcId="${source}" destId="${target}" srcOrd="${order}"/>`
    const diagram = `<dgm:dataModel ${dgm} ${a}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>${point('1', 'Ask')}${point('2', 'Wait')}${point('3', 'Five seconds')}<dgm:pt modelId="9" type="pres"/></dgm:ptLst><dgm:cxnLst>${link('0', '2', 1)}${link('0', '1', 0)}${link('2', '3', 0)}</dgm:cxnLst></dgm:dataModel>`
    const { deck } = await read(
      buildPptx([
        {
          shapes:
            placeholder('title', 'T') +
            graphicFrame(`<c:chart ${c} r:id="rId7"/>`) +
            graphicFrame(`<dgm:relIds ${dgm} r:dm="rId8"/>`) +
            graphicFrame(`<c:chart ${c} r:id="rId9"/>`),
          parts: {
            'ppt/charts/chart1.xml': chart,
            'ppt/diagrams/data1.xml': diagram,
            'ppt/charts/chart2.xml': '<c:chartSpace',
          },
          relationships: [
            { id: 'rId7', type: 'chart', target: '/ppt/charts/chart1.xml' },
            { id: 'rId8', type: 'diagramData', target: '../diagrams/data1.xml' },
            { id: 'rId9', type: 'chart', target: '../charts/chart2.xml' },
          ],
        },
      ]),
    )
    expect(deck.slides[0]?.body).toBe(
      '[chart: Sold]\n\n|  | Loaves |\n| --- | --- |\n| May | 0.3 |\n| June | 12 |\n\n- Ask\n- Wait\n  - Five seconds',
    )
    expect(deck.warnings).toEqual(['Slide 1 has a chart, diagram or note that could not be read.'])
  })

  it('gives every slide an id of its own', async () => {
    const { deck } = await read(buildPptx(Array.from({ length: 5 }, () => ({ shapes: textBox('Same') }))))
    expect(new Set(deck.slides.map((slide) => slide.id)).size).toBe(5)
  })
})
