export { type OfflineModel, startOfflineModel } from './server.ts'
