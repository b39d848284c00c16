// The address is the state: a path and its query. Links are plain <a href>; this listens to them.

class Place {
  path = $state(location.pathname)
  query = $state(location.search)

  constructor() {
    addEventListener('popstate', () => this.read())
    document.addEventListener('click', (event) => this.follow(event))
  }

  get params(): URLSearchParams {
    return new URLSearchParams(this.query)
  }

  private read() {
    this.path = location.pathname
    this.query = location.search
  }

  /** Go to an address; replace = the way back does not stop here (while a slider moves). */
  go(address: string, { replace = false } = {}) {
    if (address === location.pathname + location.search) return
    const moved = new URL(address, location.href).pathname !== location.pathname
    history[replace ? 'replaceState' : 'pushState'](null, '', address)
    this.read()
    if (moved) {
      scrollTo(0, 0)
      // A new page is announced: the reader of the screen starts at its heading.
      requestAnimationFrame(() => document.getElementById('page')?.focus())
    }
  }

  private follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey)
      return
    const link = (event.target as Element | null)?.closest?.('a')
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin)
      return
    if (link.pathname.endsWith('.json') || link.pathname.startsWith('/data/')) return
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return
    event.preventDefault()
    this.go(link.pathname + link.search)
  }
}

export const place = new Place()
