/** As many journeys as can still be told apart. */
export const MAX_COMPARED = 4

/** What each journey is called beside the others. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const

/** How its curve is drawn. */
export const DASHES = [undefined, '8 5', '2 4', '10 4 2 4'] as const
