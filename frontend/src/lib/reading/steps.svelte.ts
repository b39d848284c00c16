// The list of cards goes in step with the text: the card of what is read now stands in view.

/** How far down the window the line lies that is taken to be read. */
const READ = 0.3

export class Steps {
  list = $state<HTMLElement | null>(null)
  /** True while the pointer is over the list: then it stays where the reader put it. */
  held = false
  private waiting = false

  /** Bring the card of the first event below the line of reading into view. */
  follow() {
    if (this.waiting || this.held || this.list?.contains(document.activeElement)) return
    this.waiting = true
    requestAnimationFrame(() => {
      this.waiting = false
      const event = this.readNow()
      if (event) this.show(event)
    })
  }

  show(event: string) {
    const { list } = this
    const card = document.getElementById(`card-${event}`)
    if (!list || !card || this.held || list.contains(document.activeElement)) return
    list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - 3
  }

  private readNow(): string | undefined {
    const triggers = [...document.querySelectorAll<HTMLElement>('[data-marked] [data-event]')]
    const below = triggers.find((one) => one.getBoundingClientRect().top > innerHeight * READ)
    return (below ?? triggers.at(-1))?.dataset.event
  }
}
