/** Why a file cannot become a deck. The importers in `lib/importers` throw these codes. */
export const importErrors = {} as const
