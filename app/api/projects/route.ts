import { route } from '@/lib/http/route'
import { projectsApi } from '@/lib/projects/operations'
import { createProject, projectReads } from '@/lib/projects/server'

export const GET = route(projectsApi.list, async ({ supabase }) => ({
  projects: await projectReads(supabase).listProjects(),
}))

export const POST = route(projectsApi.create, ({ supabase, body }) => createProject(supabase, body.title))
