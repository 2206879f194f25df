import type { ModelAbility } from '@shared/model/ability.ts'

/** How what the model can do is read: by `/api` in the browser, from the worker on the server. */
export interface ModelReads {
  modelAbility(signal?: AbortSignal): Promise<ModelAbility>
}
