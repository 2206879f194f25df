import { tidyLine } from '../clean-text.ts'
import { isChineseName, isRole } from './known-names.ts'

const MAX_WORDS = 6
const MAX_CHARACTERS = 12
/** Between words without spaces there is none behind the colon either. */
const PREFIX =
  /^\s*(?:(?:[-–—•]|>{1,3})\s*)?([^:：]{1,60}?)\s*(?:[:：]\s+|：|:$|(?<=[\p{Lo}\d]):(?=["“「『（(]?\p{Lo})|:(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))(.*)$/su
/** "【主持人】大家好" */
const IN_BRACKETS = /^\s*【([^【】]{1,20})】\s*[:：]?\s*(.+)$/su
/** Marks of direction, which stand around names among letters of the other one. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Half a sentence, which says that something is to come. */
const GOES_ON = /(?:是|说|說|道|如下|包括|认为|認為|例如|比如|とは|には|では|として)$/
const NEVER_IN_A_NAME = /[!?;。！？，、"“”=<>{}|/\\]|https?$|,(?![^(]*\))/i
const PARTICLES = new Set([
  'de',
  'da',
  'del',
  'della',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'ibn',
  'al',
  'el',
  'of',
  'the',
  'y',
  'e',
])
/** What stands before a colon in every other text and is nobody's name. */
const LABELS = new Set(
  'note,notes,warning,tip,hint,example,for example,remember,reminder,title,subtitle,date,time,duration,topic,topics,location,place,venue,link,links,source,sources,subject,agenda,summary,conclusion,update,ps,caution,important,step,chapter,part,section,slide,slides,video,audio,transcript,recording,language,author,tags,url,http,https,re,to,from,cc,主题,位置,幻灯片,时间,日期,地点,标题,注意,来源,语言,方法,高度,方案,问题,答案,目的,结果,原因,总结,步骤,例子,说明,金额,日程,議題,主題,結論,問題,答え,場所,日時,日付,الموضوع,التاريخ,المكان,الوقت,ملاحظة,العنوان,kind,region,style'.split(
    ',',
  ),
)

/** A line (one space between words) with who says it, where that is written before a colon. */
export interface Said {
  speaker: string | null
  text: string
}

/** What else a reader knows of who speaks. */
interface Hints {
  /** Names that stand elsewhere than before a colon: in voice tags, on lines of their own. */
  named?: Iterable<string>
  /** Those of the texts whose head is set apart, by a time in front of it or in bold. */
  headed?: readonly string[]
}

/**
 * Learns from all texts of a transcript which words before a colon are names, since "So here it is: …" is none: those
 * that come again and again, and those that look like names where most texts have one. Where there are names, others
 * of several words that look like one are names, too. Returns what splits a text.
 */
export function findSpeakers(
  texts: readonly string[],
  { named = [], headed = [] }: Hints = {},
): (text: string) => Said {
  const all = countNames(texts)
  const heads = countNames(headed)
  const known = new Set(named)
  for (const [name, count] of all.counts) if (isSeed(name, count, all.share)) known.add(name)
  const roles = [...all.counts.keys()].filter((name) => isRole(name))
  // One may be any word before a colon; two are people.
  const called = [...all.counts.keys()].filter((name) => isRole(name) || isChineseName(name))
  for (const name of called.length >= 2 ? called : roles) known.add(name)
  if (headed.length > 1 && heads.share >= 0.5) {
    for (const name of heads.counts.keys()) if (looksLikeName(name)) known.add(name)
  }
  if (known.size > 0) {
    for (const [name, count] of all.counts) {
      if (count >= 2 || (name.includes(' ') && looksLikeName(name))) known.add(name)
    }
  }

  return (text) => {
    const found = split(text)
    return found && known.has(found.name)
      ? { speaker: found.name, text: found.rest }
      : { speaker: null, text }
  }
}

function countNames(texts: readonly string[]): { counts: Map<string, number>; share: number } {
  const counts = new Map<string, number>()
  let prefixed = 0
  for (const text of texts) {
    const name = split(text)?.name
    if (!name) continue
    prefixed++
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return { counts, share: texts.length === 0 ? 0 : prefixed / texts.length }
}

function isSeed(name: string, count: number, share: number): boolean {
  if (count >= 3 && (share >= 0.1 || looksLikeName(name))) return true
  if (count >= 2 && (share >= 0.3 || isCapitals(name))) return true
  return share >= 0.5 && looksLikeName(name)
}

/** Could this be what a person, or a voice, is called? */
export function mayBeName(text: string): boolean {
  const words = text.split(' ')
  if (text === '' || words.length > MAX_WORDS || !/\p{L}/u.test(text)) return false
  // Without spaces, words cannot be counted: half a sentence would pass.
  if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(text) && text.length > MAX_CHARACTERS) return false
  if (
    GOES_ON.test(text) ||
    NEVER_IN_A_NAME.test(text) ||
    /[.…]$/.test(text.replace(/\b\p{Lu}\w{0,2}\.$/u, ''))
  )
    return false
  return !LABELS.has(text.toLowerCase().replace(/ \d+$/, ''))
}

function split(text: string): { name: string; rest: string } | null {
  const plain = text.replace(DIRECTIONS, '')
  const match = IN_BRACKETS.exec(plain) ?? PREFIX.exec(plain)
  if (!match) return null
  const name = tidyLine(match[1] ?? '')
    .replace(/^[*_[]+|[*_\]]+$/g, '')
    .trim()
  if (!mayBeName(name)) return null
  return { name, rest: (match[2] ?? '').replace(/^\s*[*_]{1,3}\s/, '') }
}

/** Is it written as names are, with a capital in each word where there are capitals? */
export function looksLikeName(name: string): boolean {
  const words = name
    .replace(/\(.*\)/, '')
    .trim()
    .split(' ')
  return words.every((word) => /^[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(word) || PARTICLES.has(word))
}

function isCapitals(name: string): boolean {
  return /\p{Lu}{2}/u.test(name) && name === name.toUpperCase()
}
