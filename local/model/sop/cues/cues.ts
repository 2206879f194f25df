/** The words of one language by which the offline model sorts what somebody says who shows how a thing is done. */
export interface SopCues {
  /** What a sentence is, the first that fits: each matches the whole sentence. */
  sorts: [SopSort, RegExp][]
  /** Says what is talked of next, in the words of a step: "Let's start with a quick question". No step. */
  announces: RegExp
  /** What can go wrong and what to do then, as the groups `problem` and `remedy`. */
  trouble: RegExp
  /** Asks what is done after a step. */
  next: (step: string) => string
}

export type SopSort = 'warning' | 'check' | 'purpose' | 'scope' | 'role' | 'material' | 'step'
