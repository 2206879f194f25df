/** The mark: a beam from above, and the pool of light it makes on a dark stage. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" fill="#1e1b16" />
      <path d="M14.2 0h4.2l1.1 16.8H4.6z" fill="#eaa53f" opacity="0.38" />
      <ellipse cx="12" cy="17" rx="7.4" ry="2.7" fill="#f4b95a" />
    </svg>
  )
}
