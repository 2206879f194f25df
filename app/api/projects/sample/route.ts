import { createSampleDeck } from '@/lib/documents/import-deck'
import { reply, route } from '@/lib/http/route'
import { createProject, deleteProject } from '@/lib/projects/server'

/** Creates the sample project with its deck of 62 slides. */
export const POST = route({}, async ({ supabase }) => {
  const project = await createProject(supabase, 'Sample: The Quiet Funnel')
  try {
    await createSampleDeck(supabase, project.id)
  } catch (error) {
    await deleteProject(supabase, project.id)
    throw error
  }
  return reply(201, project, { location: `/api/projects/${project.id}` })
})
