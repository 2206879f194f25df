import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { type ReactNode, StrictMode } from 'react'
import { Toaster, toast } from 'sonner'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { JobsProvider } from '@/components/jobs/jobs-provider'
import { makeQueryClient } from '@/lib/data/query-client'
import { SESSION_COOKIE } from '@/lib/supabase/session-cookie'
import { FakeApi, USER_ID } from './fake-api'
import { FakeSocket } from './fake-socket'

const config = { supabaseUrl: 'http://stack.test', supabasePublishableKey: 'sb_publishable_test' }

export let api: FakeApi
export const push = vi.fn()
let errors: ReturnType<typeof vi.spyOn>

/** Each test has its own server, its own clock and a signed-in visible tab; `console.error` fails it. */
export function setUpTab(): void {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: false })
    vi.setSystemTime('2026-01-01T10:00:00Z')
    errors = vi.spyOn(console, 'error')
    FakeSocket.reset()
    api = new FakeApi()
    push.mockReset()
    vi.stubGlobal('fetch', api.fetch)
    vi.stubGlobal('WebSocket', FakeSocket)
    signIn('token-1')
    setVisible(true)
    setOnline(true)
  })
  afterEach(async () => {
    toast.dismiss()
    cleanup()
    expect(errors).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    // What realtime-js still has to put away does not reach into the next test.
    await vi.advanceTimersByTimeAsync(120_000)
    vi.useRealTimers()
  })
}

/** The session as the cookie holds it; a later one is what a refresh leaves there. */
export function signIn(accessToken: string): void {
  const session = {
    access_token: accessToken,
    refresh_token: 'refresh',
    token_type: 'bearer',
    expires_in: 36_000,
    expires_at: Math.floor(Date.now() / 1000) + 36_000,
    user: {
      id: USER_ID,
      email: 'a@example.test',
      app_metadata: {},
      user_metadata: {},
      aud: 'authenticated',
      created_at: '',
    },
  }
  const cookie = `${SESSION_COOKIE}=base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}; path=/`
  Reflect.set(document, 'cookie', cookie)
}

export function setVisible(visible: boolean): void {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: visible ? 'visible' : 'hidden',
  })
  document.dispatchEvent(new Event('visibilitychange'))
}

export function setOnline(online: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: online })
  window.dispatchEvent(new Event(online ? 'online' : 'offline'))
}

/** Time passes, with everything that happens in it. */
export async function pass(milliseconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds)
  })
}

const router = {
  push,
  replace: vi.fn(),
  refresh: vi.fn(),
  back: vi.fn(),
  forward: vi.fn(),
  prefetch: vi.fn(),
} as unknown as React.ContextType<typeof AppRouterContext>

/** Opens a tab at an address with these components in it, as the app mounts them. */
export function openTab(children: ReactNode, pathname = '/projects') {
  const client = makeQueryClient()
  const at = (address: string, shown: ReactNode) => (
    <StrictMode>
      <AppRouterContext value={router}>
        <PathnameContext value={address}>
          <QueryClientProvider client={client}>
            <JobsProvider config={config} userId={USER_ID}>
              {shown}
            </JobsProvider>
            <Toaster />
          </QueryClientProvider>
        </PathnameContext>
      </AppRouterContext>
    </StrictMode>
  )
  const view = render(at(pathname, children))
  /** Another page, or something else on this one; the tab stays. */
  const show = (address: string, shown: ReactNode = children) => view.rerender(at(address, shown))
  return { client, show, ...view }
}
