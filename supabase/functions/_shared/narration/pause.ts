/** Seconds of silence after a sentence: a breath, and a longer one after a slide, a chapter or a segment. */
export function pauseAfter(isLastOfPart: boolean): number {
  return isLastOfPart ? 0.8 : 0.25
}
