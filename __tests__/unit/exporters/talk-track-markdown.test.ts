import type { TalkTrack } from '@shared/documents/talk-track'
import { describe, expect, it } from 'vitest'
import { talkTrackToMarkdown } from '@/lib/exporters/talk-track-markdown'

const talkTrack: TalkTrack = {
  deckId: '5f0c6f4e-6f3f-4d0e-9a57-0f6f6f1a2b3c',
  deckTitle: 'Bread & *butter*',
  tone: 'conversational',
  audience: 'Bakers',
  wordsPerMinute: 140,
  model: { name: 'offline', offline: true },
  scripts: [
    {
      slideId: 'a',
      title: 'Welcome',
      script: 'Good morning.\n\nLet us begin.',
      deliveryNotes: 'Smile.\nWait.',
      seconds: 75,
    },
    {
      slideId: 'b',
      title: '# [x](y) <b>',
      script: '# not a heading\n1. not a list\n<b>no</b> snake_case',
      deliveryNotes: '',
      seconds: 3600,
    },
  ],
}

describe('a talk track as Markdown', () => {
  it('reads as a script: total, time of each slide, notes as quotations', () => {
    expect(talkTrackToMarkdown('Bread: the *talk*', talkTrack)).toBe(
      `# Bread: the \\*talk\\*

**1:01:15** in total · 2 slides · 140 words a minute · tone: conversational

For: Bakers${'  '}
Deck: Bread & \\*butter\\*

> Drafted by the offline model from the words of the deck itself. Connect a language model and generate it again for a finished script.

---

## 1. Welcome

*00:00 – 01:15*

Good morning.

Let us begin.

> Smile.
> Wait.

## 2. # \\[x](y) \\<b>

*01:15 – 1:01:15*

\\# not a heading
1\\. not a list
\\<b>no\\</b> snake_case
`,
    )
  })

  it('says nothing of the model when a real one wrote it', () => {
    const real = { ...talkTrack, model: { name: 'gpt', offline: false } }
    expect(talkTrackToMarkdown('T', real)).not.toContain('offline')
  })
})
