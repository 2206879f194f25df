import type { PublicConfig } from '@/lib/env/public'
import { api } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { browserSupabase } from '@/lib/supabase/browser'
import { alone } from './alone'
import { measure } from './measure'
import { mediaApi } from './operations'
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
    alone,
    limits: (signal) => api(mediaApi.limits, { signal }),
    create: (projectId, body, signal) => api(mediaApi.create, { params: { id: projectId }, body, signal }),
    finish: (id, signal) => api(mediaApi.finish, { params: { id }, signal }),
    announcePieces: (id, pieces, signal) =>
      api(mediaApi.announcePieces, { params: { id }, body: { pieces }, signal }),
    finishPieces: (id, count, signal) =>
      api(mediaApi.finishPieces, { params: { id }, body: { count }, signal }),
    discard: (id, signal) => api(mediaApi.remove, { params: { id }, signal }),
  }
}
