/** One cookie name on both sides: the default derives from the URL, and server and browser may use different ones. */
export const SESSION_COOKIE = 'offstage-session'

/** Cookie options; `secure` follows the page's own protocol, so plain http works on a developer's machine. */
export function sessionCookieOptions(secure: boolean) {
  return { name: SESSION_COOKIE, path: '/', sameSite: 'lax', secure } as const
}
