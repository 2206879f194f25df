import 'server-only'
import { cookies } from 'next/headers'
import { parseTheme, THEME_COOKIE, type Theme } from './theme'

/** The theme the visitor chose, from the cookie. */
export async function themeOfRequest(): Promise<Theme> {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value)
}
