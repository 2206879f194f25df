import { openApiDocument } from '@/lib/openapi/document'

/** The API as an OpenAPI 3.1 document, made from the schemas that its routes parse by. It is the same for everybody. */
export const dynamic = 'force-static'

export function GET(): Response {
  return Response.json(openApiDocument())
}
