// The log as far as it is shown: the newest page, older ones below it, and what a new look brought.

import { Asked } from '../asked.svelte'
import { project } from '../project.svelte'
import type { Now, NowItem } from '../types'

const LIMIT = 30

export class Log {
  newest = new Asked<Now>()
  older = new Asked<Now>()
  items = $state.raw<NowItem[]>([])
  next = $state<number | null>(null)
  seq = $state(0)
  /** How many are left out because reports only recall them. */
  recalled = $state(0)
  /** Items above this line are fresh: they came while the page was open. */
  seen = $state(Infinity)

  private past = false

  private get also(): string {
    return this.past ? '&past=true' : ''
  }

  /** Ask for the newest page, with what is past or without; what was there before stays until the answer is. */
  async look(past: boolean) {
    this.past = past
    this.older.stop()
    const before = this.newest.value?.seq
    await this.newest.ask(`/now.json?limit=${LIMIT}${this.also}`)
    const page = this.newest.value
    if (this.newest.failed || this.newest.loading || !page) return
    this.items = page.items
    this.next = page.next
    this.recalled = page.recalled
    this.seq = page.seq
    if (before !== undefined) this.seen = before
    if (page.seq >= project.seq) project.seen()
    void project.load()
  }

  /** Ask for the page below; return its first item. */
  async further(): Promise<NowItem | undefined> {
    if (this.next === null) return
    await this.older.ask(`/now.json?before=${this.next}&limit=${LIMIT}${this.also}`)
    const page = this.older.value
    if (this.older.failed || this.older.loading || !page) return
    this.items = [...this.items, ...page.items]
    this.next = page.next
    this.recalled += page.recalled
    return page.items[0]
  }

  stop() {
    this.newest.stop()
    this.older.stop()
  }
}
