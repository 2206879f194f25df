/** What a page was asked for by, set by proxy.ts: a layout is not told. */
export const PATH_HEADER = 'x-offstage-path'
