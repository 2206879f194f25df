import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url).href

// `lib/` is written for the bundler: short names for its folders, and no endings. Node is told what they mean.
registerHooks({
  resolve(specifier, context, next) {
    const whole = specifier.startsWith('@/')
      ? root + specifier.slice(2)
      : specifier.startsWith('@shared/')
        ? `${root}supabase/functions/_shared/${specifier.slice(8)}`
        : specifier
    const ours = context.parentURL?.startsWith(root) && !context.parentURL.includes('/node_modules/')
    if (!ours || !/^(\.|file:)/.test(whole)) return next(whole, context)
    const url = new URL(whole, context.parentURL)
    for (const ending of ['.ts', '.tsx']) {
      if (existsSync(fileURLToPath(url) + ending)) return next(url.href + ending, context)
    }
    return next(whole, context)
  },
})
