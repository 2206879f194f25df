import type { PostgrestError } from '@supabase/supabase-js'
import type { z } from 'zod'
import { CliError } from './cli-error.ts'
import type { Connection } from './connect.ts'

interface Answer {
  data: unknown
  error: PostgrestError | null
}

/** Parses what the database answered. Our own errors (OFS…) carry a sentence that can be shown. */
export function take<Schema extends z.ZodType>(answer: Answer, schema: Schema): z.infer<Schema> {
  if (answer.error) {
    const { code, message } = answer.error
    const sentence = code?.startsWith('OFS') ? message : `The database did not take it (${code || message}).`
    throw new CliError(sentence, 1, { cause: answer.error })
  }
  return schema.parse(answer.data)
}

/** Tells the worker that there is work. The sweep finds it too, so a kick that is lost costs seconds, no more. */
export async function kick(connection: Connection): Promise<void> {
  const { data } = await connection.client.auth.getSession()
  try {
    const response = await fetch(`${connection.supabaseUrl}/functions/v1/job-worker`, {
      method: 'POST',
      headers: {
        apikey: connection.publishableKey,
        authorization: `Bearer ${data.session?.access_token}`,
        'content-type': 'application/json',
      },
      body: '{}',
      signal: AbortSignal.timeout(10_000),
    })
    await response.body?.cancel()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error
  }
}
