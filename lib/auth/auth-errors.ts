import type { AuthError } from '@supabase/supabase-js'
import { log } from '@/lib/log'

/** What went wrong, by the code of the auth server and never by its message. */
export function sentenceFor(error: AuthError): string {
  switch (error.code) {
    case 'invalid_credentials':
      return 'This email and password do not belong together.'
    case 'user_already_exists':
    case 'email_exists':
      return 'There is an account with this email already. Sign in instead.'
    case 'weak_password':
      return 'This password is too easy to guess. Use a longer one.'
    case 'email_not_confirmed':
      return 'Open the link in the email that we sent you, then sign in.'
    case 'same_password':
      return 'This is your password already. Choose another one.'
    case 'session_not_found':
    case 'no_authorization':
      return 'The link has been used, or is too old. Ask for a new one.'
    case 'signup_disabled':
      return 'New accounts are not open at the moment.'
    case 'over_request_rate_limit':
    case 'over_email_send_rate_limit':
      return 'Too many tries in a short time. Wait a minute, then try again.'
  }
  if (error.status === 429) return 'Too many tries in a short time. Wait a minute, then try again.'
  log('auth_failed', { code: error.code, status: error.status })
  return 'Signing in does not work at the moment. Try again in a minute.'
}
