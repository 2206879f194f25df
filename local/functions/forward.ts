import type { IncomingMessage, ServerResponse } from 'node:http'
import { request as send } from 'node:http'
import { sendProblem } from '../gateway/send.ts'
import type { Generation } from './generation.ts'
import { secretHeader } from './protocol.ts'

/** Passes a request on to the worker of `generation` and its answer back. */
export async function forward(
  generation: Generation,
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
  idleMs: number,
) {
  const { worker } = generation
  generation.requestStarted()
  let over = false
  const end = () => {
    if (over) return
    over = true
    generation.requestEnded()
  }
  res.once('close', end)
  try {
    const port = await worker.listening
    const headers = { ...req.headers, [secretHeader]: worker.secret }
    const onward = send({ host: '127.0.0.1', port, path, method: req.method, headers, agent: worker.agent })
    const patience = setTimeout(() => {
      sendProblem(res, 504, 'IDLE_TIMEOUT', `The function sent no answer within ${idleMs / 1000} s`)
      onward.destroy()
    }, idleMs)
    onward.once('response', (answer) => {
      clearTimeout(patience)
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
      answer.once('error', () => res.destroy())
    })
    onward.once('error', () => {
      clearTimeout(patience)
      failed(generation, res)
    })
    res.once('close', () => onward.destroy())
    req.pipe(onward)
  } catch {
    failed(generation, res)
  }
}

function failed({ worker, name }: Generation, res: ServerResponse) {
  worker.ended.then((reason) => {
    if (worker.bootError) sendProblem(res, 503, 'BOOT_ERROR', `The function ${name} could not be loaded`)
    else if (reason === 'UncaughtException')
      sendProblem(res, 500, 'WORKER_ERROR', `The function ${name} ended by an error`)
    else sendProblem(res, 546, 'WORKER_LIMIT', `The function ${name} was ended: ${reason}`)
  })
}
