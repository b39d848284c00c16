// A JSON twin that follows the address: loading, there, or refused; an older answer never overtakes.

import { get } from './api'

export class Asked<T> {
  value = $state<T | null>(null)
  failed = $state<string | null>(null)
  status = $state(0)
  loading = $state(false)
  private going: AbortController | null = null

  async ask(path: string): Promise<void> {
    this.going?.abort()
    const mine = (this.going = new AbortController())
    this.loading = true
    try {
      const value = await get<T>(path, mine.signal)
      if (mine.signal.aborted) return
      this.value = value
      this.failed = null
    } catch (error) {
      if (mine.signal.aborted) return
      this.failed = (error as Error).message
      this.status = (error as { status?: number }).status ?? 0
    }
    this.loading = false
  }

  stop() {
    this.going?.abort()
  }
}
