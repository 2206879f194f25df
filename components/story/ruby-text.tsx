import type { RubyPiece } from '@shared/stories/readings.ts'

/** Pieces of a text with what is read above them. */
export function RubyText({ pieces, readings }: { pieces: RubyPiece[]; readings: boolean }) {
  return pieces.map(({ text, reading }, index) =>
    reading === null || !readings ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order
      <ruby key={index}>
        {text}
        <rp>(</rp>
        <rt>{reading}</rt>
        <rp>)</rp>
      </ruby>
    ),
  )
}
