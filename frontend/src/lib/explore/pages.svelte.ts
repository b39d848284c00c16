// The rows of a long table, fetched page by page as they come into view.

import { get } from '../api'
import type { Explore, Row } from '../types'
import { PAGE } from './view'

/** Pages kept at a time; those furthest from what is seen are forgotten first. */
const MOST = 60

/** Return the numbers of the pages that hold rows from `start` to `end`, half open. */
export function pagesFor(start: number, end: number, total: number): number[] {
  const last = Math.min(end, total)
  if (last <= start) return []
  const first = Math.floor(start / PAGE)
  const count = Math.floor((last - 1) / PAGE) - first + 1
  return Array.from({ length: count }, (_, at) => first + at)
}

/** Keep the pages nearest to one. */
export function nearest<T>(pages: Map<number, T>, page: number, most = MOST): Map<number, T> {
  const kept = [...pages].sort((a, b) => Math.abs(a[0] - page) - Math.abs(b[0] - page))
  return new Map(kept.slice(0, most))
}

export class RowPages {
  total = $state(0)
  failed = $state<string | null>(null)
  private pages = $state.raw(new Map<number, Row[]>())
  private going = new Map<number, AbortController>()
  private address: (offset: number) => string = () => ''

  /** Begin with the first page, which came with everything else; another list forgets the pages. */
  begin(first: Explore, isOther: boolean, address: (offset: number) => string) {
    if (isOther) this.stop()
    this.address = address
    this.total = first.total
    this.failed = null
    this.pages = new Map([...(isOther ? [] : this.pages), [0, first.rows]])
  }

  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE]
  }

  /** Fetch what is missing of the rows in view, and let go of what has left it. */
  async want(start: number, end: number): Promise<void> {
    const pages = pagesFor(start, end, this.total)
    for (const [page, control] of this.going) if (!pages.includes(page)) control.abort()
    const missing = pages.filter((page) => !this.pages.has(page) && !this.going.has(page))
    await Promise.all(missing.map((page) => this.fetch(page)))
  }

  stop() {
    for (const control of this.going.values()) control.abort()
    this.going.clear()
  }

  private async fetch(page: number) {
    const control = new AbortController()
    this.going.set(page, control)
    try {
      const answer = await get<Explore>(this.address(page * PAGE), control.signal)
      if (control.signal.aborted) return
      this.pages = nearest(new Map([...this.pages, [page, answer.rows]]), page)
      this.failed = null
    } catch (error) {
      if (!control.signal.aborted) this.failed = (error as Error).message
    } finally {
      if (this.going.get(page) === control) this.going.delete(page)
    }
  }
}
