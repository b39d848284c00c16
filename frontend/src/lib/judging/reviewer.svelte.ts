// Who decides, and whether single keys are on; both are kept in this browser only.

import { post } from '../api'
import type { NewJudgement } from '../types'

/** A judgement but for who makes it. */
export type Decision = Omit<NewJudgement, 'who'>

class Reviewer {
  name = $state(localStorage.getItem('who') ?? '')
  hasKeys = $state(localStorage.getItem('keys') !== 'off')

  call(name: string) {
    this.name = name.trim()
    localStorage.setItem('who', this.name)
  }

  setKeys(on: boolean) {
    this.hasKeys = on
    localStorage.setItem('keys', on ? 'on' : 'off')
  }
}

export const reviewer = new Reviewer()

/** Send what the reviewer decided; return the judgement's id. */
export async function judged(made: Decision): Promise<string> {
  return (await post<{ id: string }>('/judgements.json', { ...made, who: reviewer.name })).id
}

/** Whether somebody is writing, so that a letter is a letter. */
export function isWriting(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null
  return !!at?.closest?.('input, select, textarea, dialog, [contenteditable]')
}
