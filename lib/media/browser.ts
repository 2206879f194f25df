import type { PublicConfig } from '@/lib/env/public'
import { api } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { browserSupabase } from '@/lib/supabase/browser'
import { measure } from './measure'
import { PiecesSchema } from './pieces-schema'
import { MediaLimitsSchema, MediaSchema } from './schema'
import type { RecordingService } from './send-recording'

/** Uploads of this tab: rows by `/api`, bytes straight to Storage with the user's own token. */
export function browserMediaService(config: PublicConfig): RecordingService {
  return {
    storage: {
      url: config.supabaseUrl,
      publishableKey: config.supabasePublishableKey,
      async accessToken() {
        const { data } = await browserSupabase(config).auth.getSession()
        if (!data.session)
          throw new AppError(401, 'not_authenticated', 'Your session has ended. Sign in again.')
        return data.session.access_token
      },
    },
    measure,
    limits: (signal) => api('/media/limits', { schema: MediaLimitsSchema, signal }),
    create: (projectId, body, signal) =>
      api(`/projects/${projectId}/media`, { method: 'POST', body, schema: MediaSchema, signal }),
    finish: (id, signal) => api(`/media/${id}/finish`, { method: 'POST', schema: MediaSchema, signal }),
    announcePieces: (id, pieces, signal) =>
      api(`/media/${id}/pieces`, { method: 'POST', body: { pieces }, schema: PiecesSchema, signal }),
    finishPieces: (id, count, signal) =>
      api(`/media/${id}/pieces/finish`, { method: 'POST', body: { count }, schema: PiecesSchema, signal }),
    async discard(id, signal) {
      await api(`/media/${id}`, { method: 'DELETE', signal })
    },
  }
}
