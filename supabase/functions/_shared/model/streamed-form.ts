/** A file of a form whose bytes come from elsewhere: each `open` gives them from the start. */
export interface StreamedFile {
  name: string
  type: string
  bytes: number
  open(): Promise<ReadableStream<Uint8Array>>
}

export interface StreamedForm {
  contentType: string
  body: ReadableStream<Uint8Array>
  /** What went wrong where the bytes come from; null when nothing did. */
  failure(): Error | null
}

/** A form that is made while it is read, so that the file in it is never held as a whole. */
export function streamedForm(fields: Record<string, string>, file: StreamedFile): StreamedForm {
  const boundary = `form-${crypto.randomUUID()}`
  const encode = (text: string) => new TextEncoder().encode(text)
  const part = (name: string, more: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`
  const texts = Object.entries(fields).map(([name, value]) => `${part(name, '')}\r\n${value}\r\n`)
  const head = `${texts.join('')}${part('file', `; filename="${file.name}"`)}content-type: ${file.type}\r\n\r\n`
  let failure: Error | null = null

  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield encode(head)
    let sent = 0
    try {
      for await (const chunk of await file.open()) {
        sent += chunk.byteLength
        yield chunk
      }
      if (sent !== file.bytes) throw new Error(`${sent} of ${file.bytes} bytes arrived`)
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw failure
    }
    yield encode(`\r\n--${boundary}--\r\n`)
  }

  const source = bytes()
  const body = new ReadableStream<Uint8Array>(
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
  return { contentType: `multipart/form-data; boundary=${boundary}`, body, failure: () => failure }
}
