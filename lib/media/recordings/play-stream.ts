const HLS = 'application/vnd.apple.mpegurl'
/** How long its first words may take. */
const WITHIN_MS = 15_000
/** How often hls.js asks again for a piece: less than by itself, for there is another source to go on from. */
const PATIENCE = {
  errorRetry: { maxNumRetry: 3, retryDelayMs: 1_000, maxRetryDelayMs: 4_000 },
  timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
}

/**
 * Plays a stream of HLS in `player`: by the browser itself where it can, otherwise by hls.js, which is fetched then. When it does
 * not begin or breaks, it stops and `onFailure` is called, once. Returns how to stop it.
 */
export function playStream(player: HTMLVideoElement, url: string, onFailure: () => void): () => void {
  const late = setTimeout(fail, WITHIN_MS)
  const begun = () => clearTimeout(late)
  let release: (() => void) | null = null
  let isOver = false

  function stop(): void {
    if (isOver) return
    isOver = true
    clearTimeout(late)
    player.removeEventListener('loadedmetadata', begun)
    player.removeEventListener('error', fail)
    release?.()
  }

  function fail(): void {
    if (isOver) return
    onFailure()
    stop()
  }

  async function playByLibrary(): Promise<void> {
    const { default: Hls } = await import('hls.js')
    if (isOver) return
    if (!Hls.isSupported()) return fail()
    // Its worker would be a script from a blob, which no page of ours runs; captions are our own. Until somebody plays, little is fetched.
    const hls = new Hls({
      enableWorker: false,
      renderTextTracksNatively: false,
      maxBufferLength: 1,
      fragLoadPolicy: { default: { ...Hls.DefaultConfig.fragLoadPolicy.default, ...PATIENCE } },
    })
    const fetchAhead = () => {
      hls.config.maxBufferLength = Hls.DefaultConfig.maxBufferLength
    }
    player.addEventListener('play', fetchAhead, { once: true })
    if (!player.paused) fetchAhead()
    release = () => {
      player.removeEventListener('play', fetchAhead)
      hls.destroy()
    }
    hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
      if (fatal) fail()
    })
    hls.loadSource(url)
    hls.attachMedia(player)
  }

  player.addEventListener('loadedmetadata', begun)
  player.addEventListener('error', fail)
  if (player.canPlayType(HLS) === '') {
    playByLibrary().catch(fail)
  } else {
    player.src = url
    release = () => {
      player.removeAttribute('src')
      player.load()
    }
  }
  return stop
}
