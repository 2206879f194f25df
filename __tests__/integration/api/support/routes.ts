import { japaneseStory } from '../../../support/stories.ts'

/** A route of the API, with ids that somebody owns and a body that it takes. */
export interface RouteCase {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
}

export interface Ids {
  projectId: string
  deckId: string
  jobId: string
  mediaId: string
}

/** Every route that needs a session. */
export function allRoutes({ projectId, deckId, jobId, mediaId }: Ids): RouteCase[] {
  const input = { deckId }
  const deck = { slides: [{ id: 'a', title: 'Changed', body: '', notes: '' }], format: 'markdown' }
  const file = { name: 'Talk', type: 'audio/mpeg', bytes: 9, sha256: 'f'.repeat(64) }
  const piece = {
    position: 0,
    startSeconds: 0,
    seconds: 9,
    type: 'audio/wav',
    bytes: 9,
    sha256: '1'.repeat(64),
  }
  return [
    { method: 'POST', path: '/generate/talk-track', body: { projectId, deckId } },
    { method: 'GET', path: `/generate/talk-track/status/${jobId}` },
    { method: 'GET', path: '/chains' },
    { method: 'POST', path: '/chains', body: { chain: 'training', projectId, input: { mediaId } } },
    // Whose chain it is, the database's own access tests ask with a chain.
    { method: 'POST', path: `/chains/${jobId}/cancel`, body: { part: null } },
    { method: 'POST', path: `/chains/${jobId}/retry`, body: { part: null } },
    { method: 'GET', path: '/jobs' },
    { method: 'POST', path: '/jobs', body: { kind: 'talk_track', projectId, input } },
    { method: 'POST', path: '/jobs/acknowledge', body: { jobIds: [jobId] } },
    { method: 'GET', path: `/jobs/${jobId}` },
    { method: 'GET', path: `/jobs/${jobId}/parts` },
    { method: 'GET', path: `/jobs/${jobId}/silence` },
    { method: 'GET', path: '/jobs/dismissed' },
    { method: 'POST', path: `/jobs/${jobId}/dismiss` },
    { method: 'POST', path: `/jobs/${jobId}/cancel` },
    { method: 'POST', path: `/jobs/${jobId}/retry` },
    { method: 'POST', path: `/jobs/${jobId}/kick` },
    { method: 'GET', path: '/media/limits' },
    { method: 'GET', path: '/model' },
    { method: 'POST', path: `/media/${mediaId}/finish` },
    { method: 'GET', path: `/media/${mediaId}/link` },
    { method: 'POST', path: `/media/${mediaId}/pieces`, body: { pieces: [piece] } },
    { method: 'POST', path: `/media/${mediaId}/pieces/finish`, body: { count: 1 } },
    { method: 'GET', path: '/operator/overview' },
    { method: 'GET', path: '/operator/jobs' },
    { method: 'GET', path: `/operator/jobs/${jobId}` },
    { method: 'POST', path: `/operator/jobs/${jobId}/cancel` },
    { method: 'POST', path: `/operator/jobs/${jobId}/retry` },
    { method: 'GET', path: '/projects' },
    { method: 'POST', path: '/projects', body: { title: 'Mine' } },
    { method: 'POST', path: '/projects/sample' },
    { method: 'GET', path: `/projects/${projectId}` },
    { method: 'PATCH', path: `/projects/${projectId}`, body: { title: 'Changed' } },
    { method: 'GET', path: `/projects/${projectId}/documents` },
    { method: 'GET', path: `/projects/${projectId}/media` },
    { method: 'POST', path: `/projects/${projectId}/media`, body: file },
    { method: 'POST', path: `/projects/${projectId}/decks`, body: '# A deck\n\n---\n\n# Two' },
    {
      method: 'POST',
      path: `/projects/${projectId}/stories`,
      body: { title: 'A story', ...japaneseStory },
    },
    { method: 'POST', path: `/projects/${projectId}/transcripts`, body: { text: 'Ana: Hello.' } },
    { method: 'GET', path: `/documents/${deckId}` },
    {
      method: 'PATCH',
      path: `/documents/${deckId}`,
      body: { baseRevision: 1, title: 'Changed', content: deck },
    },
    { method: 'GET', path: `/documents/${deckId}/revisions` },
    { method: 'GET', path: `/documents/${deckId}/revisions/1` },
    { method: 'GET', path: `/documents/${deckId}/export` },
    { method: 'GET', path: `/documents/${deckId}/audio` },
    { method: 'GET', path: `/documents/${deckId}/pictures` },
    { method: 'GET', path: `/documents/${deckId}/pictures/${mediaId}` },
    // Whose piece it is, the tests of narrations ask with one.
    { method: 'GET', path: `/spoken-pieces/${deckId}/audio` },
    { method: 'GET', path: `/documents/${deckId}/answers` },
    { method: 'GET', path: `/documents/${deckId}/results` },
    { method: 'GET', path: `/documents/${deckId}/reading` },
    { method: 'PATCH', path: `/documents/${deckId}/reading`, body: { segmentId: 'segment-1' } },
    { method: 'DELETE', path: `/documents/${deckId}` },
    { method: 'DELETE', path: `/media/${mediaId}` },
    { method: 'DELETE', path: `/projects/${projectId}` },
  ]
}
