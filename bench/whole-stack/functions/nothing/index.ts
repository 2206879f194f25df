// The floor of a function: what it takes to reach one and come back.
Deno.serve(() => new Response(null, { status: 202 }))
