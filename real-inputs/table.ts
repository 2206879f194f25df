import type { Outcome } from './outcome.ts'

export interface Row {
  file: string
  kind: string
  model: 'offline' | 'scripted'
  read: string | null
  command: Outcome
  browser: Outcome
}

const inCell = (text: string) =>
  text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** Sentences, each once, by their number in the order in which they come. */
class Sentences {
  readonly all: string[] = []

  /** What is long is said below the table. */
  short(text: string): string {
    if (text.length < 130) return inCell(text)
    if (!this.all.includes(text)) this.all.push(text)
    return `says ${this.all.indexOf(text) + 1}`
  }
}

/** `docs/real-inputs.md`. */
export function tableOf(rows: Row[]): string {
  const sentences = new Sentences()
  const lines = rows.map(({ file, kind, model, read, command, browser }) => {
    const remarks = command.remarks.join(' ')
    const seen = browser.remarks.join(' ')
    const cells = [
      `\`${file}\``,
      `\`${kind}\``,
      model,
      read ?? '',
      remarks === seen
        ? sentences.short(remarks)
        : `bin/generate: ${inCell(remarks)}; browser: ${inCell(seen)}`,
      sentences.short(command.made),
      command.made === browser.made ? 'the same' : sentences.short(browser.made),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `# Real inputs

What came out of each file of the workshop's collection of real transcripts, recordings, videos and diagrams (\`../shared/data\`):
by \`bin/generate\`, and in a browser on the built app. Written by \`npm run try-data\`; nothing in the table is typed by hand.
The offline model drafts from words, and says that it can neither hear nor see. So sound and pictures are tried once more
with a scripted model, which hears what is really said in each and sees what is really drawn; what it heard or saw is then
read by the offline model.

| file | kind | model | what was read of it | remarks of the import | \`bin/generate\` | browser |
|---|---|---|---|---|---|---|
${lines.join('\n')}

## What is said

${sentences.all.map((sentence, index) => `${index + 1}. ${inCell(sentence)}`).join('\n')}
`
}
