'use client'

import type { TranscriptLine } from '@shared/documents/transcript.ts'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { transcriptToVtt } from '@/lib/exporters/transcript-captions'
import { useObjectUrl } from '@/lib/media/picture/use-object-url'
import { playStream } from '@/lib/media/recordings/play-stream'
import type { Playback } from '@/lib/media/recordings/playback'
import { useMediaLink } from '@/lib/media/recordings/use-media-link'
import type { Media } from '@/lib/media/schema'

/**
 * Plays a stored recording: a video as a stream where there is one, and the original where there is none or it does not play.
 * The links are renewed when they have expired, and it goes on where it was.
 */
export function Player({
  recording,
  lines,
  playback,
}: {
  recording: Media
  lines: readonly TranscriptLine[]
  playback: Playback
}) {
  const link = useMediaLink(recording.id)
  const [player, setPlayer] = useState<HTMLMediaElement | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** The stream that could not be played. */
  const [broken, setBroken] = useState<string | null>(null)
  /** Where it was when its source went away. */
  const left = useRef<{ at: number; playing: boolean } | null>(null)
  const isVideo = recording.type.startsWith('video/')
  const captions = useMemo(() => {
    const text = isVideo ? transcriptToVtt(lines) : ''
    return text === '' ? null : new Blob([text], { type: 'text/vtt' })
  }, [isVideo, lines])
  const captionsUrl = useObjectUrl(captions)
  useEffect(() => {
    playback.follow(player)
    return () => playback.follow(null)
  }, [player, playback])

  const isExpired = () => link.data !== undefined && Date.parse(link.data.expiresAt) <= Date.now()
  const leave = (media: HTMLMediaElement) => {
    left.current ??= { at: media.currentTime, playing: !media.paused }
  }
  const stream = isVideo && link.data?.stream !== broken ? (link.data?.stream ?? null) : null
  const onBroken = useEffectEvent(() => {
    if (!player) return
    leave(player)
    if (isExpired()) void link.refetch()
    else setBroken(stream)
  })
  useEffect(() => {
    if (player instanceof HTMLVideoElement && stream !== null)
      return playStream(player, stream, () => onBroken())
  }, [player, stream])

  const onError = () => {
    // Who plays the stream hears of it there.
    if (stream !== null) return
    if (!player || !isExpired()) {
      setProblem(
        'It could not be played: the connection broke, or this browser cannot play this kind of file.',
      )
      return
    }
    leave(player)
    void link.refetch()
  }
  const onLoadedMetadata = () => {
    setProblem(null)
    if (!player || !left.current) return
    player.currentTime = left.current.at
    if (left.current.playing) player.play().catch(() => undefined)
    left.current = null
  }
  const again = () => {
    setProblem(null)
    left.current = { at: player?.currentTime ?? 0, playing: false }
    void link.refetch().then(() => player?.load())
  }
  const failure = problem ?? link.error?.message ?? null
  const shared = {
    ref: setPlayer,
    src: stream === null ? link.data?.url : undefined,
    controls: true,
    preload: 'metadata',
    'aria-label': `Recording: ${recording.name}`,
    onTimeUpdate: playback.moved,
    onSeeked: playback.moved,
    onLoadedMetadata,
    onError,
  } as const
  return (
    <div className="flex flex-col gap-2">
      {isVideo ? (
        <video {...shared} playsInline className="aspect-video max-h-[40dvh] w-full rounded-box bg-[#000]">
          {captionsUrl ? <track kind="captions" src={captionsUrl} label="Transcript" default /> : null}
        </video>
      ) : (
        <audio {...shared} className="w-full" />
      )}
      {failure ? (
        <Note
          tone="problem"
          action={
            <Button size="sm" onClick={again}>
              Try again
            </Button>
          }
        >
          {failure}
        </Note>
      ) : null}
    </div>
  )
}
