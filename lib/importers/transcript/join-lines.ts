const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}，。！？、：；（）「」『』]/u

/** Lines that were broken for their width as one; scripts that write no spaces get none. */
export function joinLines(lines: readonly string[]): string {
  let joined = ''
  let last = ''
  for (const line of lines) {
    const next = line.trim()
    if (next === '') continue
    const tight = last === '' || (UNSPACED.test(last) && UNSPACED.test(next[0] ?? ''))
    joined += tight ? next : ` ${next}`
    last = next.slice(-1)
  }
  return joined
}
