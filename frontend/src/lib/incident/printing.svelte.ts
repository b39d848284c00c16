// Paper has no buttons: what is folded is opened while a page is printed.

import { flushSync } from 'svelte'

class Printing {
  on = $state(false)

  constructor() {
    // The browser takes its picture right after this event, so that nothing may wait.
    addEventListener('beforeprint', () => flushSync(() => (this.on = true)))
    addEventListener('afterprint', () => (this.on = false))
  }
}

export const printing = new Printing()
