'use server'

import { cookies } from 'next/headers'
import { parseTheme, THEME_COOKIE } from './theme'

/** Keeps the chosen theme in a cookie, so that the server draws it at once on the next page. */
export async function saveTheme(theme: string): Promise<void> {
  const jar = await cookies()
  jar.set(THEME_COOKIE, parseTheme(theme), { path: '/', maxAge: 365 * 86_400, sameSite: 'lax' })
}
