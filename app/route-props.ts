/** What Next hands to a page: the parts of its address, still on their way. */
export interface RouteProps<Params extends Record<string, string> = Record<never, string>> {
  params: Promise<Params>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
