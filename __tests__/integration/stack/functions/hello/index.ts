import { z } from 'zod'

Deno.serve(async (request) => {
  const text = await request.text()
  return Response.json({ path: new URL(request.url).pathname, text, zod: z.string().safeParse(text).success })
})
