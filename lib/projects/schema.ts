import { z } from 'zod'

export const ProjectSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Project = z.infer<typeof ProjectSchema>

export const ProjectTitleSchema = z.strictObject({
  title: z.string().trim().min(1, 'Give the project a name.').max(200),
})
export type ProjectTitle = z.infer<typeof ProjectTitleSchema>
