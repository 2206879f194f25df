interface Item {
  id: string
}

/** Changes one item of a list; all others stay the same objects. */
export function changed<Each extends Item>(
  items: Each[],
  id: string,
  change: Partial<Omit<Each, 'id'>>,
): Each[] {
  return items.map((item) => (item.id === id ? { ...item, ...change } : item))
}

/** Takes an item out of a list. */
export function without<Each extends Item>(items: Each[], id: string): Each[] {
  return items.filter((item) => item.id !== id)
}
