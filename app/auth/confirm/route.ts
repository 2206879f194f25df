import { confirmEmail } from '@/lib/auth/confirm'

/** Where the links of our emails lead: confirms the address, signs in, and goes on to `next`. */
export async function GET(request: Request): Promise<Response> {
  const path = await confirmEmail(new URL(request.url).searchParams)
  return new Response(null, { status: 303, headers: { location: path } })
}
