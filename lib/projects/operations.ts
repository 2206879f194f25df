import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import { ProjectSchema, ProjectTitleSchema } from './schema'

/** Projects over HTTP. */
export const projectsApi = {
  list: operation({
    method: 'GET',
    path: '/projects',
    summary: "The caller's projects, last changed first.",
    status: 200,
    answer: z.object({ projects: z.array(ProjectSchema) }),
  }),
  create: operation({
    method: 'POST',
    path: '/projects',
    summary: 'Creates a project.',
    body: ProjectTitleSchema,
    status: 201,
    answer: ProjectSchema,
    location: '/projects/{id}',
  }),
  createSample: operation({
    method: 'POST',
    path: '/projects/sample',
    summary: 'Creates the sample project with its deck of 62 slides.',
    status: 201,
    answer: ProjectSchema,
    location: '/projects/{id}',
  }),
  get: operation({
    method: 'GET',
    path: '/projects/{id}',
    summary: 'One project.',
    params: IdParams,
    status: 200,
    answer: ProjectSchema,
  }),
  rename: operation({
    method: 'PATCH',
    path: '/projects/{id}',
    summary: 'Gives a project another title.',
    params: IdParams,
    body: ProjectTitleSchema,
    status: 200,
    answer: ProjectSchema,
  }),
  remove: operation({
    method: 'DELETE',
    path: '/projects/{id}',
    summary: 'Deletes a project with its documents and jobs.',
    params: IdParams,
    status: 204,
  }),
}
