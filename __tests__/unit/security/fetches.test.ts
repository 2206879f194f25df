import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const REQUEST =
  /\bfetch(er)?\(|\?\? fetch\b|\bnew (WebSocket|EventSource|XMLHttpRequest|Request|OpenAI|Upload)\(|\bsendBeacon\(|\b(createClient|createServerClient|createBrowserClient)(<\w+>)?\(/

/** Where the product makes a request, and where its address comes from. None comes from what a user wrote. */
const ADDRESSES: Record<string, string> = {
  'lib/cli/calls.ts': 'the environment of the terminal',
  'lib/cli/connect.ts': 'the environment of the terminal',
  'lib/exporters/journey-picture.ts': 'the own origin: a font that comes with the app',
  'lib/http/api-client.ts': 'the own origin: a path below /api',
  'lib/http/health.ts': 'SUPABASE_URL',
  'lib/http/send-with-progress.ts': 'the own origin: a path below /api',
  'lib/media/check-seams.ts': 'SUPABASE_PUBLIC_URL or SUPABASE_URL, through the layout',
  'lib/media/send-file.ts': 'SUPABASE_PUBLIC_URL or SUPABASE_URL, through the layout',
  'lib/media/store-piece.ts': 'SUPABASE_PUBLIC_URL or SUPABASE_URL, through the layout',
  'lib/narrations/use-mp3.ts': 'the own origin: a path below /api',
  'lib/supabase/browser.ts': 'SUPABASE_PUBLIC_URL or SUPABASE_URL, through the layout',
  'lib/supabase/proxy.ts': 'SUPABASE_URL',
  'lib/supabase/server.ts': 'SUPABASE_URL',
  'lib/supabase/service.ts': 'SUPABASE_URL',
  'lib/supabase/token.ts': 'SUPABASE_URL',
  'supabase/functions/_shared/engine/kick.ts': 'SUPABASE_URL',
  'supabase/functions/_shared/engine/runtime.ts': 'SUPABASE_URL',
  'supabase/functions/_shared/http/service-client.ts': 'SUPABASE_URL',
  'supabase/functions/_shared/http/user-client.ts': 'SUPABASE_URL',
  'supabase/functions/_shared/model/bound-model.ts': 'OPENAI_BASE_URL or OPENAI_SPEECH_BASE_URL',
  'supabase/functions/_shared/model/realtime-session.ts': 'OPENAI_SPEECH_BASE_URL or OPENAI_BASE_URL',
  'supabase/functions/_shared/model/reply-limit.ts': 'OPENAI_BASE_URL',
  'supabase/functions/_shared/video/mux.ts': 'MUX_API_URL, or Mux',
}

it('every place that makes a request is known', () => {
  const files = globSync('{app,components,lib,supabase/functions}/**/*.{ts,tsx}', { cwd: root })
  const asking = files.filter((file) => REQUEST.test(readFileSync(`${root}${file}`, 'utf8'))).sort()
  expect(asking).toEqual(Object.keys(ADDRESSES).sort())
})

it('nothing is ever put into a page as markup', () => {
  const files = globSync('{app,components,lib}/**/*.{ts,tsx}', { cwd: root })
  const raw =
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/
  expect(files.filter((file) => raw.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([])
})
