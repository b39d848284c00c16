// A text to try, and its reading: kept while the desk is open, stored nowhere.

import { post } from '../api'
import type { TryPage } from '../types'

export const MOST = 100_000

/** Invented for this page, with something that happened, a denial, a threat and a plan. */
const EXAMPLE = {
  title: 'Two fishermen killed on Lake Albert, union says',
  outlet: 'Albertine Radio',
  published: '2026-05-12',
  text: `A patrol boat fired on canoes near Kasenyi on Lake Albert on Monday, killing two fishermen and wounding five others, the fishermen's union said.

The Ugandan navy denied that its sailors had attacked civilians. Armed men shot at the boat first, a spokesman said in Entebbe.

The union's president, Jean-Bosco Lobho, threatened to blockade the port if the sailors are not arrested. "We have buried enough of our brothers," Lobho told reporters in Tchomia.

Uganda and the Democratic Republic of Congo will hold talks about the lake in Bunia on 21 May, according to the provincial government. Traders fear that police could close the market.`,
}

class Draft {
  text = $state('')
  title = $state('')
  outlet = $state('')
  published = $state('')
  page = $state.raw<TryPage | null>(null)
  failed = $state<string | null>(null)
  loading = $state(false)
  /** What was sent last, to say when the text above is another one. */
  private sent = $state('')
  private going: AbortController | null = null

  /** The server counts code points; a pair of surrogates is one. */
  get length(): number {
    return this.text.length - (this.text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
  }

  get stale(): boolean {
    return this.page !== null && this.sent !== this.body
  }

  private get body(): string {
    return JSON.stringify([this.text, this.title, this.outlet, this.published])
  }

  example() {
    Object.assign(this, EXAMPLE)
  }

  clear() {
    this.stop()
    Object.assign(this, {
      text: '',
      title: '',
      outlet: '',
      published: '',
      page: null,
      failed: null,
    })
  }

  /** Have the text read; tell whether a reading came of it. */
  async read(): Promise<boolean> {
    this.going?.abort()
    const mine = (this.going = new AbortController())
    const { text, title, outlet, published, body } = this
    const asked = {
      text,
      ...(title.trim() && { title: title.trim() }),
      ...(outlet.trim() && { outlet: outlet.trim() }),
      ...(published && { published }),
    }
    this.loading = true
    this.failed = null
    try {
      const page = await post<TryPage>('/try.json', asked, mine.signal)
      if (mine.signal.aborted) return false
      this.page = page
      this.sent = body
    } catch (error) {
      if (mine.signal.aborted) return false
      this.failed = (error as Error).message
    }
    this.loading = false
    return !this.failed
  }

  stop() {
    this.going?.abort()
    this.loading = false
  }
}

export const draft = new Draft()
