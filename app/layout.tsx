import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { AppProviders } from '@/components/providers/app-providers'
import { SkipLink } from '@/components/shell/skip-link'
import { themeOfRequest } from '@/components/shell/theme-of-request'
import { Toasts } from '@/components/shell/toasts'
import { NowProvider } from '@/components/ui/now'
import { TooltipProvider } from '@/components/ui/tooltip'
import { currentUser } from '@/lib/auth/user'
import { publicConfig } from '@/lib/env/server'

export const metadata: Metadata = {
  title: { default: 'Offstage', template: '%s · Offstage' },
  description: 'Long AI generations run offstage: start one, walk away, and find it finished.',
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f4ef' },
    { media: '(prefers-color-scheme: dark)', color: '#14120f' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [user, theme] = await Promise.all([currentUser(), themeOfRequest()])
  return (
    <html lang="en" {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <body className="bg-canvas font-sans text-ink">
        <SkipLink />
        <AppProviders config={publicConfig()} userId={user?.id ?? null}>
          <NowProvider initial={Date.now()}>
            <TooltipProvider delayDuration={300}>{children}</TooltipProvider>
          </NowProvider>
        </AppProviders>
        <Toasts />
      </body>
    </html>
  )
}
