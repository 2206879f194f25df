import 'server-only'
import { documentReads } from '@/lib/documents/server'
import { chainReads } from '@/lib/jobs/chains/server'
import { jobReads } from '@/lib/jobs/server'
import { mediaReads } from '@/lib/media/server'
import { modelReads } from '@/lib/model/server'
import { projectReads } from '@/lib/projects/server'
import { storyReads } from '@/lib/stories/server'
import type { Supabase } from '@/lib/supabase/server'
import { trainingReads } from '@/lib/trainings/server'
import type { DataSource } from './source'

/** Reads straight from the database, as the user of this client: what pages and routes use. */
export function supabaseSource(supabase: Supabase): DataSource {
  return {
    ...jobReads(supabase),
    ...chainReads(supabase),
    ...documentReads(supabase),
    ...mediaReads(supabase),
    ...modelReads(supabase),
    ...projectReads(supabase),
    ...storyReads(supabase),
    ...trainingReads(supabase),
  }
}
