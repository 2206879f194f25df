import type { Project } from './schema'

/** How projects are read: by `/api` in the browser, by select under RLS on the server. */
export interface ProjectReads {
  listProjects(signal?: AbortSignal): Promise<Project[]>
  getProject(id: string, signal?: AbortSignal): Promise<Project>
}
