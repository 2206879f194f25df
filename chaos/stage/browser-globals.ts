import { setMaxListeners } from 'node:events'

// What of a browser the client code looks at: a window that is online, and a page that somebody looks at.
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const view = new EventTarget()
// All the tabs of a run listen to the same two.
setMaxListeners(0, page, view)
Object.assign(globalThis, { window: view, document: page })
Object.defineProperty(globalThis.navigator, 'onLine', { value: true, configurable: true })
