import type { NextConfig } from 'next'

const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(self), geolocation=(), payment=(), usb=()' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
]
// Pages have a policy of their own, from proxy.ts. What is no page runs nothing, should a browser ever show it as one.
const inert = {
  key: 'content-security-policy',
  value: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
const strictTransport = { key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' }

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // bin/test checks the types of the whole project; a start need not wait for that, nor fail for a test's.
  typescript: { ignoreBuildErrors: true },
  // What writes Word and PDF reads files of its own package, and the fonts of a PDF are read as they are asked for.
  serverExternalPackages: ['docx', 'fontkit', 'pdfkit'],
  outputFileTracingIncludes: {
    '/api/documents/*/export': [
      'node_modules/@fontsource/*/unicode.json',
      'node_modules/@fontsource/*/files/*-{400,700}-{normal,italic}.woff',
    ],
  },
  headers: async () => [
    { source: '/:path*', headers },
    ...['/api/:path*', '/_next/static/:path*', '/icon.svg'].map((source) => ({ source, headers: [inert] })),
    // Only where a TLS proxy stands in front; a developer's plain http stays reachable.
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [strictTransport],
    },
  ],
}

export default config
