import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ENTRY = 'virtual:part'

/** The uploader, as `globalThis.media`. */
export const mediaBundle = () =>
  bundleOf(`
  import { browserMediaService } from '@/lib/media/browser'
  import { uploadMedia } from '@/lib/media/upload-media'
  globalThis.media = { browserMediaService, uploadMedia }`)

/**
 * A part of the product as a page has it, as one script: for what no page shows by itself. It is put into a real page of
 * ours, under its own policy and with its session.
 */
export async function bundleOf(code: string): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    plugins: [
      {
        name: 'part',
        resolveId: (id) => (id === ENTRY ? `${root}${ENTRY}` : null),
        load: (id) => (id.endsWith(ENTRY) ? code : null),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife', codeSplitting: false } },
    },
  })
  const [bundle] = [output].flat()
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('Nothing was bundled')
  return chunk.code
}
