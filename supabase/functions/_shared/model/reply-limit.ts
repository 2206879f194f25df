/** A reply is some kB of JSON. All tasks of an isolate share its memory, so none may fill it. */
const MAX_REPLY_BYTES = 8 * 1024 * 1024

/** Stops reading a reply that goes on for ever, and hangs up. */
export function withReplyLimit(fetcher: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await fetcher(input, init)
    if (!response.body) return response
    let bytes = 0
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes <= MAX_REPLY_BYTES) controller.enqueue(chunk)
        else controller.error(new TypeError('The reply is longer than a reply can be.'))
      },
    })
    return new Response(response.body.pipeThrough(limit), response)
  }
}
