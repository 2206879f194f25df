import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startThrowAwayDatabase } from '../../local/postgres/throw-away.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    adminUrl: string
  }
}

/** A copy that nobody is connected to, so that each test file can have a database of its own in no time. */
async function makeTemplate(adminUrl: string) {
  const sql = postgres(adminUrl.replace(/\/postgres$/, '/template1'), { max: 1 })
  await sql`create database offstage_template template postgres`
  await sql.end()
}

/** One throw-away Postgres for the whole project, bootstrapped and migrated; its address is provided. */
export default async function setup(project: TestProject) {
  const database = await startThrowAwayDatabase()
  await makeTemplate(database.adminUrl)
  project.provide('databaseUrl', database.databaseUrl)
  project.provide('adminUrl', database.adminUrl)
  return database.stop
}
