/** Patterns of the times that messages of a chat carry, in the forms of many apps and languages. */

const NUMBER = String.raw`\p{Nd}{1,2}`
/** "AM", "p. m.", "下午", "오후", "ص"; between the languages before or after the clock. */
const HALF = String.raw`(?:[ap]\.?\s?m\.?|[上下]午|凌晨|早上|中午|晚上|오[전후]|午[前後]|[صم])`
/** 10:15, 10.15, 10:15:02. */
const CLOCK = String.raw`${NUMBER}[:.]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?![\p{Nd}:])`
const CLOCK_OF_DAY = String.raw`(?:${HALF}\s?${CLOCK}|${CLOCK}\s?${HALF}(?!\p{L}))`
const MONTH = String.raw`\p{L}{3,12}\.?`
const YEAR = String.raw`\p{Nd}{4}`
const DATE = [
  // 12/03/2024, 12.3.24, 2024-03-12, 2024. 3. 12.
  String.raw`\p{Nd}{1,4}(?:[./-]\s?\p{Nd}{1,2}){2}\p{Nd}{0,2}\.?`,
  // 2024年3月12日, 2024년 3월 12일
  String.raw`${YEAR}[年년]\s?${NUMBER}[月월]\s?${NUMBER}[日일]`,
  // 12-Mar-24, 12 Mar 2024
  String.raw`${NUMBER}\.?[ -]${MONTH}[ -](?:${YEAR}|\p{Nd}{2})`,
  // Mar 12, 2024
  `${MONTH} ${NUMBER}, ${YEAR}`,
].join('|')
const DAY_WORD = '(?:today|yesterday|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)'
const BETWEEN = String.raw`(?:\s?[,،]|\s?г\.,)?\s*(?:(?:at|à|um|kl\.?|klo|в|t)\s)?`

/** A clock on a day: no time of a recording. */
const DATED = `(?:(?:${DATE})${BETWEEN}|${DAY_WORD}${BETWEEN})(?:${CLOCK_OF_DAY}|${CLOCK})`

/** A time that can only be of a day: it has a date, or a half of the day. */
export const DAY_TIME = `(?:${DATED}|${CLOCK_OF_DAY})`
/** Ten past ten, or ten minutes and ten seconds of a recording: which of them, the whole text has to tell. */
export const EITHER_TIME = String.raw`(?<hours>\d{1,2}):(?<minutes>[0-5]\d)`
