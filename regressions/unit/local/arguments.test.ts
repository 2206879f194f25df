import { expect, it } from 'vitest'
import { readArguments } from '../../../local/arguments.ts'

it.each([
  ['--port', '-1'],
  ['--data'],
  ['--wat'],
])('a command line that cannot be read gets one line: %s %s', (...args) => {
  expect(() => readArguments(args.filter(Boolean), '/nowhere')).toThrow(/^[^\n]+\. See bin\/start --help\.$/)
})
