import type { PublicConfig } from '@/lib/env/public'

/**
 * The content security policy of a page. Scripts run by nonce alone; the browser may call us and Supabase, and play `streams`.
 * Styles stay inline-able: a progress bar's width is a style attribute, and toasts bring their own sheet.
 */
export function contentSecurityPolicy(
  nonce: string,
  config: PublicConfig,
  development: boolean,
  streams: readonly string[] = [],
): string {
  const supabase = new URL(config.supabaseUrl)
  const socket = `${supabase.protocol === 'https:' ? 'wss:' : 'ws:'}//${supabase.host}`
  return [
    "default-src 'self'",
    // React's development build reconstructs server stacks with eval.
    // WebAssembly: the encoder of MP3. It brings no other script to run.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    ['connect-src', "'self'", supabase.origin, socket, ...streams, ...(development ? ['ws:'] : [])].join(' '),
    "img-src 'self' blob: data:",
    // A chosen file before it is sent, and a stored one by a signed address.
    ["media-src 'self' blob:", supabase.origin, ...streams].join(' '),
    "font-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    // The reader of PDFs, served by the app itself; the encoder of MP3, which its package makes of its own text.
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
