import 'server-only'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { AppError } from '@/lib/http/app-error'
import type { Supabase } from '@/lib/supabase/server'
import type { ProjectReads } from './reads'
import { type Project, ProjectSchema } from './schema'

const PROJECT = 'id, title, createdAt:created_at, updatedAt:updated_at'

const notFound = () => new AppError(404, 'not_found', 'This project does not exist.')

/** Reads of projects as the user of this client: RLS hides what is not theirs. */
export function projectReads(supabase: Supabase): ProjectReads {
  return {
    listProjects() {
      const rows = supabase
        .from('projects')
        .select(PROJECT)
        .order('updated_at', { ascending: false })
        .limit(500)
      return answer(rows, z.array(ProjectSchema))
    },
    async getProject(id) {
      const row = supabase.from('projects').select(PROJECT).eq('id', id).maybeSingle()
      const project = await answer(row, ProjectSchema.nullable())
      if (!project) throw notFound()
      return project
    },
  }
}

/** Creates a project of the user. */
export function createProject(supabase: Supabase, title: string): Promise<Project> {
  return answer(supabase.from('projects').insert({ title }).select(PROJECT).single(), ProjectSchema)
}

/** Gives a project another title. */
export async function renameProject(supabase: Supabase, id: string, title: string): Promise<Project> {
  const row = supabase.from('projects').update({ title }).eq('id', id).select(PROJECT).maybeSingle()
  const project = await answer(row, ProjectSchema.nullable())
  if (!project) throw notFound()
  return project
}

/** Deletes a project with its documents and jobs. */
export async function deleteProject(supabase: Supabase, id: string): Promise<void> {
  const rows = await answer(
    supabase.from('projects').delete().eq('id', id).select('id'),
    z.array(z.unknown()),
  )
  if (rows.length === 0) throw notFound()
}
