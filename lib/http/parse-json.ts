/** What an answer says, or null for one that is no JSON: a proxy's page, half an answer. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
