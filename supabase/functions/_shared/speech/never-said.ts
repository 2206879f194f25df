import type { HeardSegment } from '../model/model.ts'
import { tokensOf } from './tokens.ts'

/** What speech models are known to hear where nobody speaks: ends of the videos that they were trained on. */
const PHANTOMS = [
  'Thank you for watching',
  'Thanks for watching',
  'Thank you so much for watching',
  'Please subscribe',
  'Please subscribe to my channel',
  'Like and subscribe',
  'See you in the next video',
  'Subtitles by the Amara.org community',
  'Transcription by CastingWords',
  'Untertitel der Amara.org-Community',
  'Untertitelung des ZDF',
  'Vielen Dank fürs Zuschauen',
  "Sous-titres réalisés par la communauté d'Amara.org",
  'Merci d’avoir regardé cette vidéo',
  'Subtítulos realizados por la comunidad de Amara.org',
  'Gracias por ver el video',
  'Sottotitoli creati dalla comunità Amara.org',
  'Legendas pela comunidade Amara.org',
  'Продолжение следует',
  'Субтитры сделал DimaTorzok',
  'ご視聴ありがとうございました',
  '字幕由Amara.org社区提供',
  '请不吝点赞 订阅 转发 打赏支持明镜与点点栏目',
  '시청해주셔서 감사합니다',
  'اشتركوا في القناة',
  'ترجمة نانسي قنقر',
] as const

/** From where on Whisper's own numbers tell that nothing was said. */
const DOUBT = { noSpeech: 0.6, logprob: -1, noSpeechOfPhantom: 0.2, compression: 2.4, repeats: 4 } as const

/** A peak below this, of 1, is a room with nobody in it: about −50 dB. */
export const SILENCE = 0.003

const keyOf = (text: string) =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(' ')
const PHANTOM_KEYS = new Set(PHANTOMS.map(keyOf))

/** Leaves out what was never said: marks of noises, phantoms, and one thing over and over again. */
export function withoutNeverSaid(segments: HeardSegment[]): HeardSegment[] {
  const spoken = segments
    .map((segment) => ({ ...segment, text: withoutMarks(segment.text) }))
    .filter((segment) => keyOf(segment.text) !== '' && !isDoubted(segment))
  const onlyPhantoms = spoken.every(({ text }) => PHANTOM_KEYS.has(keyOf(text)))
  return withoutLoops(onlyPhantoms ? [] : spoken.filter((segment) => !isPhantom(segment)))
}

/** `[Music]`, `(applause)`, `♪`: told about the sound, not said. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[[^\]]{0,40}\]|\([^)]{0,40}\)|（[^）]{0,40}）|[♪♫♬]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

function isDoubted({ noSpeech, logprob }: HeardSegment): boolean {
  return (noSpeech ?? 0) > DOUBT.noSpeech && (logprob ?? 0) < DOUBT.logprob
}

/** A lecture may end with thanks; a phantom is one where the model itself is in doubt whether anybody spoke. */
function isPhantom({ text, noSpeech }: HeardSegment): boolean {
  return PHANTOM_KEYS.has(keyOf(text)) && (noSpeech ?? 0) > DOUBT.noSpeechOfPhantom
}

/** A model that has lost its way says one thing until the end; once is kept, where it may have been said. */
function withoutLoops(segments: HeardSegment[]): HeardSegment[] {
  const kept: HeardSegment[] = []
  for (let at = 0; at < segments.length; ) {
    const key = keyOf(segments[at]?.text ?? '')
    let end = at
    while (end < segments.length && keyOf(segments[end]?.text ?? '') === key) end += 1
    const run = segments.slice(at, end)
    const isLoop =
      run.length >= DOUBT.repeats &&
      run.some(({ compression, noSpeech }) => (compression ?? 0) > DOUBT.compression || (noSpeech ?? 0) > 0.5)
    kept.push(...(isLoop ? run.slice(0, 1) : run))
    at = end
  }
  return kept
}
