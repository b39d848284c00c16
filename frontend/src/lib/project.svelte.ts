// What is asked once: names of codes, counts; and the newest line of the log, told by the server.

import { get } from './api'
import type { Party, ProjectInfo, Row } from './types'
import { act } from './words'

class Project {
  info = $state<ProjectInfo | null>(null)
  failed = $state<string | null>(null)
  /** Grows with every change of the record that the server tells of. */
  seq = $state(0)
  new = $state(0)
  changed = $state(0)

  async start() {
    await this.load()
    const stream = new EventSource('/live')
    stream.addEventListener('change', (event) => {
      const told = JSON.parse((event as MessageEvent<string>).data) as {
        seq: number
        new: number
        changed: number
      }
      this.seq = told.seq
      this.new += told.new
      this.changed += told.changed
    })
  }

  async load() {
    try {
      this.info = await get<ProjectInfo>('/project.json')
      this.failed = null
    } catch (error) {
      this.failed = (error as Error).message
    }
  }

  seen() {
    this.new = 0
    this.changed = 0
  }

  type(code: string): string {
    return this.info?.types.find((one) => one.code === code)?.label ?? code
  }

  country(code: string | null): string {
    return (code && this.info?.countries[code]) || code || ''
  }

  sector(code: string | null): string {
    return (code && this.info?.sectors[code]) || code || ''
  }

  /** What kind of act, its type spelt out: "Assault · explosives". */
  act(one: Pick<Row, 'type' | 'mode'>): string {
    return act(one, (code) => this.type(code))
  }

  /** The codes of a party spelt out: "Iran, rebels, backed by Iran". */
  party(one: Pick<Party, 'country' | 'sector' | 'sponsor'>): string {
    const backer = one.sponsor && `backed by ${this.country(one.sponsor)}`
    return [this.country(one.country), this.sector(one.sector), backer].filter(Boolean).join(', ')
  }
}

export const project = new Project()
