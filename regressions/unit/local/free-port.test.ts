import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { freePort, portProblem } from '../../../local/process/free-port.ts'

it('a free port is none that an outgoing connection may be given before it is listened on', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()))
  expect(Math.max(...ports)).toBeLessThan(32_768)
})

it('all of a row of ports are free', async () => {
  const first = await freePort(4)
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(first + 2, '127.0.0.1', resolve))
  expect(await portProblem(first + 2)).toBe('is in use')
  expect(await Promise.all([first, first + 1, first + 3].map(portProblem))).toEqual([null, null, null])
  taken.close()
})
