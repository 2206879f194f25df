import { documentsApi } from '@/lib/documents/operations'
import { api } from '@/lib/http/api-client'
import { chainsApi } from '@/lib/jobs/chains/operations'
import { jobsApi } from '@/lib/jobs/operations'
import { mediaApi } from '@/lib/media/operations'
import { modelApi } from '@/lib/model/operations'
import { projectsApi } from '@/lib/projects/operations'
import { storiesApi } from '@/lib/stories/operations'
import { trainingsApi } from '@/lib/trainings/operations'
import type { DataSource } from './source'

/** Reads through `/api`: what the browser's queries use. */
export const httpSource: DataSource = {
  async currentJobs(signal) {
    return (await api(jobsApi.list, { query: { status: 'current' }, signal })).jobs
  },
  listJobs({ status, projectId, cursor }, signal) {
    return api(jobsApi.list, { query: { status, projectId, cursor }, signal })
  },
  getJob(id, signal) {
    return api(jobsApi.get, { params: { id }, signal })
  },
  getJobParts(id, after, signal) {
    return api(jobsApi.parts, { params: { id }, query: { after }, signal })
  },
  async currentChains(signal) {
    return (await api(chainsApi.list, { signal })).chains
  },
  getJobSilence(id, signal) {
    return api(jobsApi.silence, { params: { id }, signal })
  },
  async dismissedFailures(signal) {
    return (await api(jobsApi.dismissed, { signal })).dismissed
  },
  async listMedia(projectId, signal) {
    return (await api(mediaApi.list, { params: { id: projectId }, signal })).media
  },
  mediaLimits(signal) {
    return api(mediaApi.limits, { signal })
  },
  modelAbility(signal) {
    return api(modelApi.ability, { signal })
  },
  async listProjects(signal) {
    return (await api(projectsApi.list, { signal })).projects
  },
  getProject(id, signal) {
    return api(projectsApi.get, { params: { id }, signal })
  },
  async listDocuments(projectId, type, signal) {
    return (await api(documentsApi.list, { params: { id: projectId }, query: { type }, signal })).documents
  },
  getDocument(id, signal) {
    return api(documentsApi.get, { params: { id }, signal })
  },
  async listRevisions(documentId, signal) {
    return (await api(documentsApi.listRevisions, { params: { id: documentId }, signal })).revisions
  },
  getRevision(documentId, revision, signal) {
    return api(documentsApi.getRevision, { params: { id: documentId, revision }, signal })
  },
  listStoryPictures(storyId, signal) {
    return api(storiesApi.pictures, { params: { id: storyId }, signal })
  },
  getReadingProgress(storyId, signal) {
    return api(storiesApi.progress, { params: { id: storyId }, signal })
  },
  async listAnswers(trainingId, signal) {
    return (await api(trainingsApi.listAnswers, { params: { id: trainingId }, signal })).answers
  },
  async trainingResults(trainingId, signal) {
    return (await api(trainingsApi.results, { params: { id: trainingId }, signal })).results
  },
}
