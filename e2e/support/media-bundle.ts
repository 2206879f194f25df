import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ENTRY = 'virtual:media'
const CODE = `
  import { browserMediaService } from '@/lib/media/browser'
  import { uploadMedia } from '@/lib/media/upload-media'
  globalThis.media = { browserMediaService, uploadMedia }`

/**
 * The uploader as a page will have it, as one script: no page of the product sends media yet. It is put into a real
 * page of ours, under its own policy and with its session.
 */
export async function mediaBundle(): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    plugins: [
      {
        name: 'media',
        resolveId: (id) => (id === ENTRY ? `${root}${ENTRY}` : null),
        load: (id) => (id.endsWith(ENTRY) ? CODE : null),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife', codeSplitting: false } },
    },
  })
  const [bundle] = [output].flat()
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('The uploader was not bundled')
  return chunk.code
}
