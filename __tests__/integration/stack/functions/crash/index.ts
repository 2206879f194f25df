Deno.serve(() => {
  setTimeout(() => {
    throw new Error('nobody caught this')
  }, 5)
  return new Promise<Response>(() => undefined)
})
