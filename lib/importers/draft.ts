/** A slide as a reader of some format found it, before limits, ids and cleaning. */
export interface DraftSlide {
  title: string
  body: string
  notes: string
  hidden: boolean
  /** Pictures without an alternative text: nothing of them reaches the body. */
  silentPictures: number
}

/** What each reader hands over, whatever the format. */
export interface DraftDeck {
  title: string
  slides: DraftSlide[]
}
