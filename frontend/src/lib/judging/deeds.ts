// What a judgement says, in words.

import { fieldCalled } from './fields'
import type { Judgement, JudgementKind } from '../types'

const DEEDS: Record<JudgementKind, string> = {
  same: 'one happening',
  not_same: 'not one happening',
  reject: 'no event',
  confirm: 'right as it stands',
  correct: 'corrected',
  withdraw: 'took a decision back',
}

export function deed(one: Pick<Judgement, 'kind' | 'field' | 'value'>): string {
  if (one.kind !== 'correct' || !one.field) return DEEDS[one.kind]
  const label = fieldCalled(one.field)?.label ?? one.field
  const whose = one.field.startsWith('incident.') ? 'the incident’s ' : ''
  return `${whose}${label}: ${plain(one.value)}`
}

/** A value in short: a code as it is, parties and places by their names. */
function plain(value: string | null): string {
  const found: unknown = value ? JSON.parse(value) : null
  const all = Array.isArray(found) ? found : [found]
  return all.map(short).join(', ') || 'nothing'
}

function short(one: unknown): string {
  if (one === null) return 'not said'
  if (typeof one !== 'object') return String(one)
  const { name, kind, low, start, end } = one as Record<string, unknown>
  return [name, kind, low, start, end]
    .filter((part) => part !== undefined && part !== null)
    .join(' ')
}
