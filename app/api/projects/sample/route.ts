import { createSampleDeck } from '@/lib/documents/import-deck'
import { route } from '@/lib/http/route'
import { projectsApi } from '@/lib/projects/operations'
import { createProject, deleteProject } from '@/lib/projects/server'

export const POST = route(projectsApi.createSample, async ({ supabase }) => {
  const project = await createProject(supabase, 'Sample: The Quiet Funnel')
  try {
    await createSampleDeck(supabase, project.id)
  } catch (error) {
    await deleteProject(supabase, project.id)
    throw error
  }
  return project
})
