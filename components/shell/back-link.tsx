import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'

/** One level up. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="touch mb-2 inline-flex h-8 items-center gap-2 rounded-box text-sm text-ink-faint transition-colors hover:text-ink print:hidden"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  )
}
