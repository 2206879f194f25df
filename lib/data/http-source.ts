import { z } from 'zod'
import {
  DocumentSchema,
  DocumentSummarySchema,
  RevisionSchema,
  RevisionSummarySchema,
} from '@/lib/documents/schema'
import { api } from '@/lib/http/api-client'
import { JobDetailSchema, JobPageSchema, JobPartsSchema } from '@/lib/jobs/schema'
import { ProjectSchema } from '@/lib/projects/schema'
import { AnswerSchema, CheckpointResultSchema } from '@/lib/trainings/schema'
import type { DataSource } from './source'

const Projects = z.object({ projects: z.array(ProjectSchema) })
const Documents = z.object({ documents: z.array(DocumentSummarySchema) })
const Revisions = z.object({ revisions: z.array(RevisionSummarySchema) })
const Answers = z.object({ answers: z.array(AnswerSchema) })
const Results = z.object({ results: z.array(CheckpointResultSchema) })

function search(values: Record<string, string | undefined>): string {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
}

/** Reads through `/api`: what the browser's queries use. */
export const httpSource: DataSource = {
  async currentJobs(signal) {
    return (await api('/jobs?status=current', { schema: JobPageSchema, signal })).jobs
  },
  listJobs({ status, projectId, cursor }, signal) {
    return api(`/jobs${search({ status, projectId, cursor })}`, { schema: JobPageSchema, signal })
  },
  getJob(id, signal) {
    return api(`/jobs/${id}`, { schema: JobDetailSchema, signal })
  },
  getJobParts(id, after, signal) {
    return api(`/jobs/${id}/parts?after=${after}`, { schema: JobPartsSchema, signal })
  },
  async listProjects(signal) {
    return (await api('/projects', { schema: Projects, signal })).projects
  },
  getProject(id, signal) {
    return api(`/projects/${id}`, { schema: ProjectSchema, signal })
  },
  async listDocuments(projectId, type, signal) {
    return (await api(`/projects/${projectId}/documents${search({ type })}`, { schema: Documents, signal }))
      .documents
  },
  getDocument(id, signal) {
    return api(`/documents/${id}`, { schema: DocumentSchema, signal })
  },
  async listRevisions(documentId, signal) {
    return (await api(`/documents/${documentId}/revisions`, { schema: Revisions, signal })).revisions
  },
  getRevision(documentId, revision, signal) {
    return api(`/documents/${documentId}/revisions/${revision}`, { schema: RevisionSchema, signal })
  },
  async listAnswers(trainingId, signal) {
    return (await api(`/documents/${trainingId}/answers`, { schema: Answers, signal })).answers
  },
  async trainingResults(trainingId, signal) {
    return (await api(`/documents/${trainingId}/results`, { schema: Results, signal })).results
  },
}
