'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { mediaApi } from '../operations'
import { mediaQuery, refreshMedia } from '../queries'
import type { Media } from '../schema'

const isRecording = ({ type, status }: Media) => /^(audio|video)\//.test(type) && status !== 'rejected'

/** The recordings of a project, newest first: those that are there, and those that stopped on their way. */
export function useRecordings(projectId: string) {
  return useQuery({ ...mediaQuery(projectId), select: (media) => media.filter(isRecording) })
}

/** Deletes a recording with its pieces. What was made from it stays. */
export function useDeleteRecording() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Pick<Media, 'id' | 'projectId'>) => api(mediaApi.remove, { params: { id } }),
    onSuccess: (_nothing, { projectId }) => refreshMedia(client, projectId),
  })
}
