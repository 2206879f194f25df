import { describe, expect, it } from 'vitest'
import { read, short } from './transcript-support'

const said = (text: string) => short(read(text)).map(([start, , speaker, words]) => [start, speaker, words])

describe('who speaks in running text', () => {
  it('somebody who is named once among others is not taken for their words', () => {
    const text =
      "Attendees\n\n00:00:00\n\nAna Lima: Hello.\nTom O'Neil: Can you hear me?\n\n00:05:00\n\nAna Lima: Yes."
    expect(said(text)).toEqual([
      [null, null, 'Attendees'],
      [0, 'Ana Lima', 'Hello.'],
      [null, "Tom O'Neil", 'Can you hear me?'],
      [300, 'Ana Lima', 'Yes.'],
    ])
  })

  it.each([
    ['times', '[00:01] Ana: Hi.\n\n[00:04] Tom: Hello: you.'],
    ['bold', '**Ana:** Hi.\n\n**Tom**: Hello: you.'],
  ])('names that stand once each are known by their %s', (_by, names) => {
    const text = `${names}\n\n# Then\n\nWe talk.\n\nWe walk.\n\nWe sit.\n\nWe eat: beans.`
    const speakers = read(text).lines.map(({ speaker }) => speaker)
    expect(speakers).toEqual(['Ana', 'Tom', null, null, null, null])
    expect(read(text).lines[1]?.text).toBe('Hello: you.')
  })

  it.each(['We met at 10:30', 'Lunch 12:30', 'It took us (as they say) (10:30)'])('%s is no head', (line) => {
    expect(said(`${line}\n\nThen we left.`)[0]).toEqual([null, null, line])
  })

  it('a paragraph without a name goes to the one before, and is named; one with a time of its own does not', () => {
    const { lines, warnings } = read(
      '[00:01] Ana: Hi.\n[00:02] And well.\n\nI go on.\n\n[00:09] Who is it?\n\n[00:10] Ana: I.',
    )
    expect(lines.map(({ speaker }) => speaker)).toEqual(['Ana', 'Ana', 'Ana', null, 'Ana'])
    expect(warnings).toEqual(['Line 4: no name; given to the speaker named before.'])
  })

  it.each([
    [
      'questions and answers',
      'Q: When?\nA: In spring: late.\nQ: And then?\nA: It rained.',
      ['Q', 'A', 'Q', 'A'],
    ],
    [
      'Japanese',
      '田中：おはようございます。\n鈴木：はい、注意：大事です。\n田中：まず、話です。',
      ['田中', '鈴木', '田中'],
    ],
    ['Arabic', 'المقدم: مرحبا بكم.\nالضيف: شكرا لكم.\nالمقدم: ما رأيكم؟', ['المقدم', 'الضيف', 'المقدم']],
    ['brackets', '[Ana]: Hello.\n[Tom]: Hi.\n[Ana]: [laughs] Well.', ['Ana', 'Tom', 'Ana']],
  ])('%s', (_name, text, speakers) => {
    expect(read(text).lines.map(({ speaker }) => speaker)).toEqual(speakers)
  })
})

describe('chats', () => {
  it.each([
    ['IRC', '[10:15] <ana> hi\n[10:16] <tom> hello: you'],
    [
      'a video call',
      '10:15:02\t From  ana  to  Everyone:\n\thi\n10:15:40\t From  tom  to  ana(Direct Message):\n\thello: you',
    ],
    ['Slack', 'ana  10:32 AM\nhi\ntom  10:33 AM\nhello: you'],
  ])('of %s keep their names and say what they are', (_name, text) => {
    const transcript = read(text)
    expect(short(transcript)).toEqual([
      [null, null, 'ana', 'hi'],
      [null, null, 'tom', 'hello: you'],
    ])
    expect(transcript.warnings[0]).toContain('chat log')
  })
})

describe('names among letters without capitals, in cues', () => {
  const named = (...cues: string[]) => {
    const text = cues.map((words, index) => `00:0${index}:01.000 --> 00:0${index}:05.000\n${words}`)
    return read(`WEBVTT\n\n${text.join('\n\n')}`).lines.map(({ speaker, text: words }) => [speaker, words])
  }

  it.each([
    ['Chinese, wide colon', ['主持人：大家好。', '王小明：谢谢。'], ['主持人', '王小明']],
    ['Chinese, narrow colon without a space', ['主持人:大家好。', '王小明:谢谢。'], ['主持人', '王小明']],
    ['Chinese, in brackets', ['【主持人】大家好。', '【嘉宾】谢谢。'], ['主持人', '嘉宾']],
    ['Chinese, in voice tags', ['<v 王小明>大家好。</v>', '<v.loud 李华>谢谢。'], ['王小明', '李华']],
    ['Japanese', ['司会：こんにちは。', '田中さん:どうも。'], ['司会', '田中さん']],
    ['Korean', ['진행자: 안녕하세요.', '김철수: 네.'], ['진행자', '김철수']],
    ['Arabic, among marks of direction', ['\u200fالمقدم\u200f: مرحبا.', 'الضيف: شكرا.'], ['المقدم', 'الضيف']],
    ['Arabic, in voice tags', ['<v المقدم>مرحبا.', '<v أحمد علي>شكرا.'], ['المقدم', 'أحمد علي']],
  ])('%s', (_script, cues, speakers) => {
    expect(named(...cues).map(([speaker]) => speaker)).toEqual(speakers)
  })

  it('two that are called as people are, once each among much that has no name', () => {
    const rest = ['交易和节点。', '规则也讲。', '最后是闪电。', '今天就到这里。', '再见。']
    const said = named('王小明：大家好。', '李华：你好。', ...rest)
    expect(said.slice(0, 2)).toEqual([
      ['王小明', '大家好。'],
      ['李华', '你好。'],
    ])
  })

  it('half a sentence and a heading before a colon are none', () => {
    const said = named('我想说的是：交易有规则。', '方法：先看。', '我想说的是：好。', '高度：三米。')
    expect(said.map(([speaker]) => speaker)).toEqual([null, null, null, null])
  })
})

describe('captions', () => {
  it('with a mark that somebody else speaks are not given to the one before', () => {
    const cue = (second: number, text: string) => `00:0${second}.000 --> 00:0${second + 1}.000\n${text}`
    const text = [
      cue(1, '<v Ana>Hi.'),
      cue(2, '<v Tom>Hello.'),
      cue(3, '>> Who is it?'),
      cue(4, 'Nobody.'),
    ].join('\n\n')
    expect(read(`WEBVTT\n\n${text}`).lines.map(({ speaker }) => speaker)).toEqual(['Ana', 'Tom', null, null])
  })
})
