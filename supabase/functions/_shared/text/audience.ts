/** For whom something is made where nobody said it. It stands alone as a value, so it begins with a capital. */
export const DEFAULT_AUDIENCE = 'A general audience'

/** An audience within a sentence. What a person wrote stays as they wrote it: its first word may be a name. */
export function audienceInProse(audience: string): string {
  return audience === DEFAULT_AUDIENCE ? 'a general audience' : audience
}
