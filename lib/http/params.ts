import { z } from 'zod'

/** `/api/…/[id]`. */
export const IdParams = z.object({ id: z.uuid() })
