'use client'

import type { TranscriptLine as Line } from '@shared/documents/transcript.ts'
import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { count } from '@/lib/format/duration'
import type { Playback } from '@/lib/media/recordings/playback'
import { LineField } from './line-field'
import { TranscriptLine } from './transcript-line'

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
}

function linesWith(lines: readonly Line[], wanted: string) {
  return lines
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => `${line.speaker ?? ''} ${line.text}`.toLocaleLowerCase().includes(wanted))
}

/** What was said, line by line: follows the player until somebody scrolls away, and can be searched. */
export function TranscriptList({
  lines,
  playback,
  onChange,
}: {
  lines: readonly Line[]
  playback: Playback
  /** Where lines can be changed: the text of one, by its number. */
  onChange?: (number: number, text: string) => void
}) {
  const { current, shown, asked } = useSyncExternalStore(
    playback.subscribe,
    playback.snapshot,
    playback.snapshot,
  )
  const box = useRef<HTMLOListElement>(null)
  const [search, setSearch] = useState('')
  const [isFollowing, setFollowing] = useState(true)
  const [reached, setReached] = useState(1)
  const [editing, setEditing] = useState<number | null>(null)
  // Thousands of lines come and go: what is typed does not wait for them.
  const wanted = useDeferredValue(search).trim().toLocaleLowerCase()
  const found = useMemo(() => linesWith(lines, wanted), [lines, wanted])

  const scrollTo = useCallback((number: number | undefined) => {
    const line = box.current?.querySelector<HTMLElement>(`[data-line="${number}"]`)
    if (!box.current || !line) return
    const top = line.offsetTop - box.current.clientHeight / 3
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    box.current.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' })
  }, [])
  useEffect(() => {
    if (isFollowing && current !== null) scrollTo(current)
  }, [current, isFollowing, scrollTo])
  useEffect(() => {
    if (asked === 0) return
    setSearch('')
    setFollowing(true)
    scrollTo(playback.snapshot().shown[0])
  }, [asked, playback, scrollTo])

  const choose = useCallback(
    (number: number, start: number | null) => {
      setReached(number)
      playback.show([number], start)
    },
    [playback],
  )
  const edit = useCallback((number: number) => {
    setFollowing(false)
    setReached(number)
    setEditing(number)
  }, [])
  const close = (number: number) => {
    setEditing(null)
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-line="${number}"] button`)?.focus(),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
    if (line && event.key === 'F2' && onChange) edit(Number(line.dataset.line))
    if (!step || !line) return
    event.preventDefault()
    const at = found.findIndex(({ number }) => number === Number(line.dataset.line))
    const next = found[step(at, found.length - 1)]?.number
    if (next === undefined) return
    setFollowing(false)
    setReached(next)
    const button = box.current?.querySelector<HTMLElement>(`[data-line="${next}"] button`)
    button?.focus({ preventScroll: false })
  }
  const away = () => setFollowing(false)
  const first = found.some(({ number }) => number === reached) ? reached : found[0]?.number
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b p-3">
        <Input
          type="search"
          aria-label="Search the transcript"
          placeholder="Search the transcript"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="min-w-0 flex-1 basis-40"
        />
        {!isFollowing && current !== null ? (
          <Button size="sm" onClick={() => setFollowing(true)}>
            Follow
          </Button>
        ) : null}
      </div>
      {wanted ? (
        <p role="status" className="px-3 pt-2 text-sm text-ink-faint">
          {found.length === 0 ? 'Nobody says this.' : count(found.length, 'line')}
        </p>
      ) : null}
      <ol
        ref={box}
        aria-label="Transcript"
        onWheel={away}
        onTouchMove={away}
        onKeyDown={onKeyDown}
        className="relative max-h-96 min-h-0 flex-1 overflow-y-auto p-1 xl:max-h-none"
      >
        {found.map(({ line, number }) =>
          number === editing && onChange ? (
            <LineField
              key={number}
              number={number}
              text={line.text}
              onChange={(text) => onChange(number, text)}
              onClose={() => close(number)}
              onLeave={() => setEditing((open) => (open === number ? null : open))}
            />
          ) : (
            <TranscriptLine
              key={number}
              number={number}
              line={line}
              isCurrent={number === current}
              isShown={shown.includes(number)}
              isReached={number === first}
              onChoose={choose}
              onEdit={onChange && edit}
            />
          ),
        )}
      </ol>
    </>
  )
}
