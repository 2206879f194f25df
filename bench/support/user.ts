import { randomUUID } from 'node:crypto'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import type { Deck } from '../../supabase/functions/_shared/documents/deck.ts'
import type { BenchStack } from './stack.ts'

export const PASSWORD = 'correct horse battery staple'

export interface BenchUser {
  client: SupabaseClient
  id: string
  email: string
  token: string
  projectId: string
}

/** Somebody new, signed in, with a project. */
export async function createBenchUser(stack: BenchStack): Promise<BenchUser> {
  const client = createClient(stack.apiUrl, stack.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  const email = `${randomUUID()}@example.test`
  const { data, error } = await client.auth.signUp({ email, password: PASSWORD })
  if (error || !data.session) throw error ?? new Error('The sign-up gave no session')
  const { id } = data.session.user
  const project = await client.from('projects').insert({ title: 'Measured' }).select('id').single()
  if (project.error) throw new Error(project.error.message)
  return { client, id, email, token: data.session.access_token, projectId: project.data.id as string }
}

/** A deck of that many slides in the user's project; its id. */
export async function createDeck({ client, projectId }: BenchUser, slides: number): Promise<string> {
  const content: Deck = {
    format: 'markdown',
    warnings: [],
    slides: Array.from({ length: slides }, (_, index) => ({
      id: `slide-${index + 1}`,
      title: `Point ${index + 1}`,
      body: `What point ${index + 1} says, with one example and one number.`,
      notes: '',
      hidden: false,
    })),
  }
  const { data, error } = await client.rpc('create_document', {
    project_id: projectId,
    type: 'deck',
    title: `${slides} slides`,
    content,
    source: { format: 'markdown' },
  })
  if (error) throw new Error(error.message)
  return (data as { id: string }).id
}
