import { streamedForm } from '../../supabase/functions/_shared/model/streamed-form.ts'

/** Sends 300 kB as a form to the address that is given, by the platform that runs this: Node or Deno. */
const PART = new Uint8Array(100_000).fill(7)
let left = 3

const form = streamedForm(
  { model: 'hears' },
  {
    name: 'piece.wav',
    type: 'audio/wav',
    bytes: left * PART.length,
    open: async () =>
      new ReadableStream({
        pull(controller) {
          if (left === 0) return controller.close()
          left -= 1
          controller.enqueue(PART.slice())
        },
      }),
  },
)
const answer = await fetch(process.argv[2] ?? '', {
  method: 'POST',
  headers: { 'content-type': form.contentType },
  body: form.body,
})
process.stdout.write(`${answer.status} ${await answer.text()}`)
