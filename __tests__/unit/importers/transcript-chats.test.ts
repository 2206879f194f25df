import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importTranscript } from '@/lib/importers/transcript'

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const { transcript } = importTranscript({ fileName: 'x.txt', bytes })
  const isChat = transcript.warnings.some((warning) => warning.includes('looks like a chat log'))
  return { isChat, lines: transcript.lines.map(({ start, speaker, text }) => [start, speaker, text]) }
}

const TWO = (ana: string, rui: string) => [
  [null, ana, 'Are you there?'],
  [null, rui, 'Yes: and you?'],
]

/** Two messages of one app, with what its export has around the names and the words. */
const LINE_EACH: [string, string, string][] = [
  ['WhatsApp, Android, English', '12/03/2026, 10:15 - Ana: ', '12/03/2026, 10:16 - Rui: '],
  ['WhatsApp, Android, American', '3/12/26, 10:15 PM - Ana: ', '3/12/26, 11:02 PM - Rui: '],
  ['WhatsApp, Android, narrow space', '3/12/26, 10:15\u202fPM - Ana: ', '3/12/26, 11:02\u202fPM - Rui: '],
  ['WhatsApp, Android, German', '12.03.26, 10:15 - Ana: ', '12.03.26, 10:16 - Rui: '],
  ['WhatsApp, Android, Spanish', '12/3/26, 10:15 p. m. - Ana: ', '12/3/26, 11:02 p. m. - Rui: '],
  ['WhatsApp, Android, French', '12/03/2026 à 10:15 - Ana: ', '12/03/2026 à 10:16 - Rui: '],
  ['WhatsApp, Android, Portuguese', '12/03/2026 10:15 - Ana: ', '12/03/2026 10:16 - Rui: '],
  ['WhatsApp, Android, Finnish', '12.3.2026 klo 10.15 - Ana: ', '12.3.2026 klo 10.16 - Rui: '],
  ['WhatsApp, Android, Swedish', '2026-03-12 10:15 - Ana: ', '2026-03-12 10:16 - Rui: '],
  ['WhatsApp, Android, Chinese', '2026/3/12 上午10:15 - Ana: ', '2026/3/12 上午10:16 - Rui: '],
  ['WhatsApp, Android, Arabic', '١٢‏/٣‏/٢٠٢٦، ١٠:١٥ ص - Ana: ', '١٢‏/٣‏/٢٠٢٦، ١٠:١٦ ص - Rui: '],
  ['WhatsApp, iOS', '[12/03/2026, 10:15:02] Ana: ', '[12/03/2026, 10:16:40] Rui: '],
  ['WhatsApp, iOS, American', '\u200e[3/12/26, 10:15:02 AM] ~ Ana: ', '[3/12/26, 10:16:40 AM] ~ Rui: '],
  ['WhatsApp, iOS, German', '[12.03.26, 10:15:02] Ana: ', '[12.03.26, 10:16:40] Rui: '],
  ['WhatsApp, iOS, Korean', '[2026. 3. 12. 오후 10:15:02] Ana: ', '[2026. 3. 12. 오후 10:16:40] Rui: '],
  ['Telegram', '[12.03.2026 10:15] Ana: ', '[12.03.2026 10:16] Rui: '],
  ['KakaoTalk, Android', '2026년 3월 12일 오후 10:15, Ana : ', '2026년 3월 12일 오후 10:16, Rui : '],
  ['KakaoTalk, Windows', '[Ana] [오후 10:15] ', '[Rui] [오후 10:16] '],
  ['Discord, compact', '[10:15 AM]Ana: ', '[10:16 AM]Rui: '],
  ['IRC', '[10:15] <Ana> ', '[10:16] <Rui> '],
  ['Zoom', '10:15:02 From Ana to Everyone : ', '10:16:40 From Rui to Ana(Direct Message) : '],
]

const HEAD_ABOVE: [string, string, string][] = [
  ['Slack', 'Ana  10:15 AM', 'Rui  10:16 AM'],
  ['Slack, of an older day', 'Ana  Yesterday at 10:15 AM', 'Rui  Yesterday at 10:16 AM'],
  ['Slack, name and time on lines of their own', 'Ana\n  10:15 AM', 'Rui\n  10:16 AM'],
  ['Discord', 'Ana — Today at 10:15 AM', 'Rui — Today at 10:16 AM'],
  ['Discord, 24 hours', 'Ana — Today at 10:15', 'Rui — Yesterday at 22:16'],
  ['Discord, of an older day', 'Ana — 12/03/2026 10:15', 'Rui — 12/03/2026 10:16'],
  ['Discord, with a comma', 'Ana — 12/03/2026, 10:15', 'Rui — 12/03/2026, 10:16'],
  ['an exporter of Discord', '[12-Mar-26 10:15 AM] Ana', '[12-Mar-26 10:16 AM] Rui'],
  ['Teams', '[10:15 AM] Ana', '[10:16 AM] Rui'],
  ['Teams, of a weekday', '[Thu 10:15 AM] Ana', '[Thu 10:16 AM] Rui'],
  ['Teams, of an older day', '[12/03/2026 10:15] Ana', '[12/03/2026 10:16] Rui'],
  ['Telegram, copied', 'Ana, [12.03.2026 10:15]', 'Rui, [12.03.2026 10:16]'],
  ['Telegram, copied on a Mac', 'Ana, [12 Mar 2026 at 10:15:02]:', 'Rui, [12 Mar 2026 at 10:16:40]:'],
  ['WeChat', 'Ana 2026/3/12 10:15:02', 'Rui 2026/3/12 10:16:40'],
]

describe('a chat is told by the form of its messages', () => {
  it.each(LINE_EACH)('%s', (_app, ana, rui) => {
    const chat = read(`${ana}Are you there?\n${rui}Yes: and you?`)
    expect(chat).toEqual({ isChat: true, lines: TWO('Ana', 'Rui') })
  })

  it.each(HEAD_ABOVE)('%s', (_app, ana, rui) => {
    const chat = read(`${ana}\nAre you there?\n\n${rui}\nYes: and you?`)
    expect(chat).toEqual({ isChat: true, lines: TWO('Ana', 'Rui') })
  })

  it('what the app itself says is nobody’s message', () => {
    const notice = '12/03/2026, 10:14 - Messages and calls are end-to-end encrypted. Tap to learn more.'
    const chat = read(`${notice}\n12/03/2026, 10:15 - Ana: Hi\n12/03/2026, 10:16 - Rui: Hello`)
    expect(chat.lines.map(([, speaker, text]) => [speaker, text])).toEqual([
      ['Ana', 'Hi'],
      ['Rui', 'Hello'],
    ])
  })

  it('with 24 hours and no day, by what no recording has', () => {
    const slack = [
      ['ana  10:15', 'has anyone looked at the build that broke last night on the machine in the corner?'],
      ['rui  10:15', 'yes, it is the cache again, I am on it and will write here when it is green'],
      ['ana  10:17', 'thanks'],
      ['kim  10:17', 'who has the key of the room?'],
    ]
    expect(read(slack.map((message) => message.join('\n')).join('\n')).isChat).toBe(true)
    expect(read('ana  10:15\nis it green? (edited)\nrui  10:40\nyes\nana  11:02\nthanks').isChat).toBe(true)
  })

  it.each([
    ['heads with a clock', 'Anna 14:03\nhello\nTom 14:04\nhi there\nAnna 14:20\nok, see you'],
    ['a blank line between messages', 'Anna 14:03\nhello\n\nTom 14:04\nhi there\n\nAnna 14:20\nok, see you'],
    ['the clock below the name', 'Anna\n14:03\nhello\nTom\n14:04\nhi there\nAnna\n14:20\nok, see you'],
    ['the clock before the name', '14:03 Anna: hello\n14:04 Tom: hi there\n14:20 Anna: ok, see you'],
    ['a dash between', '14:03 - Anna: hello\n14:04 - Tom: hi there\n14:20 - Anna: ok, see you'],
    ['brackets', '[14:03] Anna: hello\n[14:04] Tom: hi there\n[14:20] Anna: ok, see you'],
    ['heads in brackets', '[14:03] Anna\nhello\n[14:04] Tom\nhi there\n[14:20] Anna\nok, see you'],
    ['a day that ends', 'Anna 23:58\nhello\nTom 23:59\nhi there\nAnna 00:20\nok, see you'],
  ])('with 24 hours, no day and no other mark: %s', (_form, text) => {
    expect(read(text)).toEqual({
      isChat: true,
      lines: [
        [null, 'Anna', 'hello'],
        [null, 'Tom', 'hi there'],
        [null, 'Anna', 'ok, see you'],
      ],
    })
  })

  it('that writes full stops, by hours in which nobody speaks', () => {
    const chat = [
      'Anna 09:03\nGood morning.',
      'Tom 11:40\nHello. Is it green?',
      'Anna 13:02\nYes.',
      'Tom 17:55\nGood.',
    ]
    expect(read(chat.join('\n')).isChat).toBe(true)
  })

  it('in other letters', () => {
    expect(read('安娜 14:03\n你好\n汤姆 14:04\n在吗').isChat).toBe(true)
  })

  it('whose next message has a clock and no name is of the same person, without the clock', () => {
    expect(read('Anna 14:03\nhello\n14:05\nare you there\nTom 14:06\nyes').lines).toEqual([
      [null, 'Anna', 'hello are you there'],
      [null, 'Tom', 'yes'],
    ])
  })

  it.each([
    ['Slack', [{ type: 'message', user: 'U1', ts: '1773310500.000200', text: 'Hi' }]],
    [
      'Telegram',
      {
        name: 'Us',
        type: 'personal_chat',
        messages: [
          {
            type: 'message',
            date: '2026-03-12T10:15:02',
            from: 'Ana',
            text: ['Look at ', { type: 'link', text: 'it' }],
          },
        ],
      },
    ],
    [
      'an exporter of Discord',
      {
        guild: {},
        channel: {},
        messages: [
          { type: 'Default', timestamp: '2026-03-12T10:15:02+00:00', content: 'Hi', author: { name: 'Ana' } },
        ],
      },
    ],
  ])('the JSON of %s', (_app, json) => {
    expect(read(JSON.stringify(json)).isChat).toBe(true)
  })
})

describe('what was said is no chat', () => {
  it.each([
    ['minutes and seconds in brackets', '[00:12] Ana: Hi.\n[00:12] Rui: Hello.\n[00:15] Ana: Well.'],
    [
      'heads with minutes and seconds',
      'Ana Lima  00:12\nHi there.\nRui Sá  00:14\nHello.\nAna Lima  12:40\nBye.',
    ],
    [
      'the middle of a recording',
      'Ana  10:15\nOne two three.\nRui  10:20\nFour.\nAna  10:31\nFive and so on.',
    ],
    ['hours', '[1:02:03] Ana: Hi.\n[1:02:05] Rui: Hello.\n[1:02:06] Ana: Well.'],
    ['an hour and a half in', '10:15 Ana: Hi.\n10:19 Rui: Hello.\n10:25 Ana: Well.\n10:40 Rui: Right.'],
    ['names above minutes and seconds', 'Ana\n00:12\nHi.\nRui\n00:14\nHello.\nAna\n00:20\nWell.'],
    [
      'cues of the middle of a recording, cut within sentences',
      'Ana  10:15\nwhat I wanted to say\nAna  10:17\nis that it is late.\nRui  10:19\nand so\nRui  10:20\nwe go home.',
    ],
    [
      'a service that writes no full stops',
      `Ana  10:15\n${'so and then we went on '.repeat(8)}\nRui  10:40\n${'and this is what it was '.repeat(8)}\nAna  10:58\n${'so now you know it '.repeat(8)}`,
    ],
    ['a date above all of it', 'Call with Ana, 12/03/2026 10:15\n\nAna: Hi.\nRui: Hello.\nAna: Well.'],
    [
      'talk of times',
      'Ana: Shall we meet at 10:15 AM?\nRui: At 11:00 AM, rather.\nAna: 12/03/2026, 10:15 then.',
    ],
    ['no times', 'Ana: Hi.\nRui: Hello.\nAna: Well.'],
  ])('%s', (_what, text) => {
    expect(read(text).isChat).toBe(false)
  })
})

describe('real transcripts are no chats', () => {
  const folder = new URL('../../../../shared/data/transcripts/', import.meta.url)
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []

  it.skipIf(files.length === 0).each(files.filter((file) => /\.(vtt|srt|md|txt)$/.test(file)))(
    '%s',
    (file) => {
      expect(read(readFileSync(new URL(file, folder), 'utf8')).isChat).toBe(false)
    },
  )

  it.skipIf(files.length === 0)('nor is the middle of a meeting, its times before or above its names', () => {
    const meeting = readFileSync(new URL('meeting-acdc-175-corrected.en.vtt', folder), 'utf8')
    const { lines } = read(meeting)
    const middle = lines.filter(([start]) => Number(start) >= 5 * 60 && Number(start) < 24 * 60)
    const clock = (seconds: number) =>
      `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`
    expect(middle.length).toBeGreaterThan(20)
    for (const form of ['head', 'line', 'bracket']) {
      const text = middle.map(([start, name, words]) => {
        const at = clock(Number(start))
        if (form === 'head') return `${name}  ${at}\n${words}`
        return form === 'line' ? `${at} ${name}: ${words}` : `[${at}] ${name}: ${words}`
      })
      expect(read(text.join('\n')).isChat, form).toBe(false)
    }
  })
})
