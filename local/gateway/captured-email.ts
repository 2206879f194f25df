import { appendFileSync } from 'node:fs'
import type { EmailDriver } from '@supabase/lite'

/**
 * Nothing is delivered: an email goes to a file of its own, as its subject and the link that its reader would open.
 * Not to the log: the link signs its reader in.
 */
export function captureEmails(file: string): EmailDriver {
  return {
    async send({ to, subject, html, text }) {
      const link = html?.match(/href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
      const entry = `email captured (not delivered) to ${to}: ${subject}\n${link ?? text ?? ''}\n`
      appendFileSync(file, entry, { mode: 0o600 })
    },
  }
}
