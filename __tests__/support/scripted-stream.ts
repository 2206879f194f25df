import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readToken } from './mux-signing.ts'

/**
 * Five seconds of Chromium's MediaRecorder: a picture of H.264 and sound of Opus in a fragmented MP4, a fragment for each
 * second. It is what is uploaded, and cut at its fragments it is what is streamed.
 */
export const streamedVideo = () => readFileSync(new URL('../fixtures/streams/machine.mp4', import.meta.url))
const SECONDS = [1.04, 1, 1.1, 1, 0.85]
const PLAYLIST = 'application/vnd.apple.mpegurl'

interface Streamed {
  status: number
  type: string
  body: string | Buffer
  /** It is of the second half. */
  isLate?: boolean
}
const refused: Streamed = { status: 403, type: 'text/plain', body: 'Forbidden' }

/**
 * What stream.mux.com answers to a path: a playlist of playlists to who has a token that was signed for that playback id and is
 * good yet, and what it leads to by names that nobody guesses. Null for what is no stream.
 */
export function streamAt(url: URL, privateKey: KeyObject): Streamed | null {
  const [, id, rest] = /^\/(\w+)(\.m3u8|\/\w+\.\w+)$/.exec(url.pathname) ?? []
  if (!id || !rest) return null
  if (rest === '.m3u8') {
    const claims = readToken(url.searchParams.get('token') ?? '', createPublicKey(privateKey))?.claims
    const isGood = claims?.sub === id && claims.aud === 'v' && Number(claims.exp) * 1000 > Date.now()
    return isGood ? { status: 200, type: PLAYLIST, body: playlistOfPlaylists(id) } : refused
  }
  if (rest === '/rendition.m3u8') return { status: 200, type: PLAYLIST, body: playlist() }
  const number = Number(/^\/(\d)\.mp4$/.exec(rest)?.[1])
  const part = parts()[number]
  return part
    ? { status: 200, type: 'video/mp4', body: part, isLate: number > 3 }
    : { ...refused, status: 404 }
}

function playlistOfPlaylists(id: string): string {
  const rendition = 'BANDWIDTH=40000,CODECS="avc1.42c015,opus",RESOLUTION=320x180'
  return ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-STREAM-INF:${rendition}`, `${id}/rendition.m3u8`, ''].join(
    '\n',
  )
}

function playlist(): string {
  const segments = SECONDS.map((seconds, index) => `#EXTINF:${seconds},\n${index + 1}.mp4`)
  const head = [
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:2',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-MAP:URI="0.mp4"',
  ]
  return ['#EXTM3U', ...head, ...segments, '#EXT-X-ENDLIST', ''].join('\n')
}

/** What comes before the first fragment, and then each fragment. */
function parts(): Buffer[] {
  const bytes = streamedVideo()
  const starts = [0]
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'moof') starts.push(at)
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]))
}
