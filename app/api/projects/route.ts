import { reply, route } from '@/lib/http/route'
import { ProjectTitleSchema } from '@/lib/projects/schema'
import { createProject, projectReads } from '@/lib/projects/server'

/** The caller's projects, last changed first. */
export const GET = route({}, async ({ supabase }) => ({
  projects: await projectReads(supabase).listProjects(),
}))

/** Creates a project. */
export const POST = route({ body: ProjectTitleSchema }, async ({ supabase, body }) => {
  const project = await createProject(supabase, body.title)
  return reply(201, project, { location: `/api/projects/${project.id}` })
})
