import { accessSync, constants, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { DeckFile } from '../importers/index.ts'
import { CliError } from './cli-error.ts'

const REASONS: Record<string, string> = {
  ENOENT: 'it does not exist',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
}

/** Reads the file to generate from. */
export function readInput(file: string): DeckFile {
  try {
    return { fileName: basename(file), bytes: new Uint8Array(readFileSync(file)) }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    throw new CliError(`${file} cannot be read: ${REASONS[code] ?? code}.`, 1, { cause })
  }
}

/** Says before anything is generated that the result could not be written. */
export function checkOutput(out: string): void {
  const target = statSync(out, { throwIfNoEntry: false })
  if (target?.isDirectory()) throw new CliError(`${out} is a folder; --out takes a file.`)
  try {
    accessSync(target ? out : dirname(resolve(out)), constants.W_OK)
  } catch (cause) {
    throw new CliError(
      `${out} cannot be written: its folder does not exist or is not yours to write in.`,
      1,
      { cause },
    )
  }
}

export function writeOutput(out: string, text: string | Uint8Array): void {
  try {
    writeFileSync(out, text)
  } catch (cause) {
    throw new CliError(`${out} could not be written: ${(cause as NodeJS.ErrnoException).code}.`, 1, { cause })
  }
}
