/** A file of a form whose bytes come from elsewhere: each `open` gives them from the start. */
export interface StreamedFile {
  name: string
  type: string
  bytes: number
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

export interface StreamedForm {
  contentType: string
  body: Blob
  /** What went wrong where the bytes come from; null when nothing did. */
  failure(): Error | null
}

/** A form that is made while it is read, so that the file in it is never held as a whole. */
export function streamedForm(fields: Record<string, string>, file: StreamedFile): StreamedForm {
  const boundary = `form-${crypto.randomUUID()}`
  const part = (name: string, more: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`
  const texts = Object.entries(fields).map(([name, value]) => `${part(name, '')}\r\n${value}\r\n`)
  const head = new TextEncoder().encode(
    `${texts.join('')}${part('file', `; filename="${file.name}"`)}content-type: ${file.type}\r\n\r\n`,
  )
  const foot = new TextEncoder().encode(`\r\n--${boundary}--\r\n`)
  let failure: Error | null = null

  async function* bytes(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    yield head
    let sent = 0
    try {
      for await (const chunk of await file.open()) {
        sent += chunk.byteLength
        if (sent > file.bytes) throw new Error(`More than ${file.bytes} bytes arrived`)
        yield chunk
      }
      if (sent !== file.bytes) throw new Error(`${sent} of ${file.bytes} bytes arrived`)
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw failure
    }
    yield foot
  }

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: new StreamedBlob(head.length + file.bytes + foot.length, bytes),
    failure: () => failure,
  }
}

/**
 * A blob that is never held. `fetch` sends a stream in chunks, which some servers refuse with 411, and drops a
 * content-length that is given with it (denoland/deno#24197); of a blob it takes the size as the length, and the stream.
 */
class StreamedBlob extends Blob {
  readonly #size: number
  readonly #bytes: () => AsyncGenerator<Uint8Array<ArrayBuffer>>

  constructor(size: number, bytes: () => AsyncGenerator<Uint8Array<ArrayBuffer>>) {
    super()
    this.#size = size
    this.#bytes = bytes
  }

  override get size(): number {
    return this.#size
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const source = this.#bytes()
    return new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await source.next()
          if (done) controller.close()
          else controller.enqueue(value)
        },
        async cancel() {
          await source.return(undefined)
        },
      },
      { highWaterMark: 0 },
    )
  }
}
