import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { ProjectTitleSchema } from '@/lib/projects/schema'
import { deleteProject, projectReads, renameProject } from '@/lib/projects/server'

/** One project. */
export const GET = route({ params: IdParams }, ({ supabase, params }) =>
  projectReads(supabase).getProject(params.id),
)

/** Gives a project another title. */
export const PATCH = route({ params: IdParams, body: ProjectTitleSchema }, ({ supabase, params, body }) =>
  renameProject(supabase, params.id, body.title),
)

/** Deletes a project with its documents and jobs. */
export const DELETE = route({ params: IdParams }, ({ supabase, params }) =>
  deleteProject(supabase, params.id),
)
