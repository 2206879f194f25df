import { route } from '@/lib/http/route'
import { projectsApi } from '@/lib/projects/operations'
import { deleteProject, projectReads, renameProject } from '@/lib/projects/server'

export const GET = route(projectsApi.get, ({ supabase, params }) =>
  projectReads(supabase).getProject(params.id),
)

export const PATCH = route(projectsApi.rename, ({ supabase, params, body }) =>
  renameProject(supabase, params.id, body.title),
)

export const DELETE = route(projectsApi.remove, ({ supabase, params }) => deleteProject(supabase, params.id))
