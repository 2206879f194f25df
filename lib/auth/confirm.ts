import 'server-only'
import { z } from 'zod'
import { serverSupabase } from '@/lib/supabase/server'
import { ReturnToSchema } from './schema'

const LinkSchema = z.union([
  // Our own email templates (docs/deploy.md): opens on any device.
  z.object({
    token_hash: z.string().min(1).max(500),
    type: z.enum(['email', 'signup', 'recovery', 'email_change']),
  }),
  // Supabase's default templates: opens in the browser that asked for it.
  z.object({ code: z.string().min(1).max(500) }),
])

/** Redeems the link of an email. Returns the path to go on with; a link that is spent leads to the sign-in page. */
export async function confirmEmail(query: URLSearchParams): Promise<string> {
  const next = ReturnToSchema.parse(query.get('next') ?? undefined)
  const link = LinkSchema.safeParse(Object.fromEntries(query))
  if (!link.success) return '/sign-in?link=spent'
  const { auth } = await serverSupabase()
  const { error } =
    'code' in link.data ? await auth.exchangeCodeForSession(link.data.code) : await auth.verifyOtp(link.data)
  return error ? '/sign-in?link=spent' : next
}
