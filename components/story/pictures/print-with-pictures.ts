/** Prints the page with all its pictures: those that nobody has scrolled to are fetched first. */
export async function printWithPictures(): Promise<void> {
  const waiting = Array.from(document.images, (image) => {
    image.loading = 'eager'
    // One that does not come leaves its place empty, and its words; the rest is printed.
    return image.decode().catch(() => undefined)
  })
  await Promise.all(waiting)
  window.print()
}
