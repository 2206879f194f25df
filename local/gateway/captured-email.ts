import type { EmailDriver } from '@supabase/lite'

/** Nothing is delivered: an email goes to the log, as its subject and the link that its reader would open. */
export const capturedEmail: EmailDriver = {
  async send({ to, subject, html, text }) {
    const link = html?.match(/href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
    console.log(`email captured (not delivered) to ${to}: ${subject}\n${link ?? text ?? ''}`)
  },
}
