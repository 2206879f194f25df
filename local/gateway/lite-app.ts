import { fileURLToPath } from 'node:url'
import { App, setExperimental } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
import { captureEmails } from './captured-email.ts'
import { passRaisedErrors, postgrestTypes } from './like-postgrest.ts'
import { pipelineSettings } from './pipelined-settings.ts'
import { createStorageAdapter } from './storage-adapter.ts'

export interface LiteAppOptions {
  /** As `supabase_lite`, which owns nothing. */
  databaseUrl: string
  jwtSecret: string
  publishableKey: string
  secretKey: string
  storageDirectory: string
  /** Where emails go instead of to their readers. */
  mailFile: string
  appUrl?: string
}

const template = (name: string) =>
  fileURLToPath(new URL(`../../supabase/templates/${name}.html`, import.meta.url))

/** The templates of supabase/config.toml. */
const emailTemplates = {
  confirmation: { subject: 'Confirm your email', content_path: template('confirmation') },
  recovery: { subject: 'Choose a new password', content_path: template('recovery') },
}

/** REST, Auth and Storage: `@supabase/lite` on our Postgres. */
export async function createLiteApp(options: LiteAppOptions) {
  setExperimental('storage', true)
  const connection = createPostgresConnection({
    url: options.databaseUrl,
    // Few, because they take turns: each has to learn its statements and plans anew, and two cores run two at a time.
    postgresOptions: { max: 8, onnotice: () => undefined, types: postgrestTypes },
  })
  passRaisedErrors(connection)
  pipelineSettings(connection)
  // lite would grant every API role everything on each schema that has RLS, undoing our revokes. With its
  // state fixed at "active" it never does, and always changes to the caller's role.
  Object.defineProperty(connection, 'rlsState', { value: 'active' })
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: options.jwtSecret,
      publishable_key: options.publishableKey,
      secret_key: options.secretKey,
      enable_signup: true,
      minimum_password_length: 8,
      site_url: options.appUrl,
      email: { enable_signup: true, enable_confirmations: false, template: emailTemplates },
    },
    storage: { enabled: true },
    db: { migrations: { enabled: false } },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: captureEmails(options.mailFile) },
    },
  })
  app._storageAdapter = createStorageAdapter(options.storageDirectory)
  // lite warns on the screen about each experiment that is on when it is initialised.
  setExperimental('storage', false)
  await app.init()
  setExperimental('storage', true)
  // With a limit: a request that is cut off in the middle of a transaction never gives its connection back.
  return { app, close: () => connection.driver.end({ timeout: 1 }) }
}
