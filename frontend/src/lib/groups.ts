// What every picture is made of: the four groups that incidents count in, and bars of time.

import type { Bar, Histogram, Row } from './types'

export type Group = Row['counts']
/** From the foot of a bar to its top. */
export const GROUPS: Group[] = ['yes', 'flagged', 'expected', 'no']
/** The signs that stand beside their colours. */
export const SIGNS: Record<Group, string> = { yes: '●', flagged: '◐', expected: '◇', no: '○' }

export const total = (counts: Record<Group, number>) =>
  GROUPS.reduce((sum, group) => sum + counts[group], 0)

/** The group most of the incidents are in; the graver one of two equal ones. */
export function mostly(counts: Record<Group, number>): Group {
  return GROUPS.reduce((best, group) => (counts[group] > counts[best] ? group : best))
}

/** Name a bar by its first day, as exactly as the bar is wide. */
export function barName(bar: Pick<Bar, 'start'>, unit: Histogram['unit']): string {
  return bar.start.slice(0, { day: 10, month: 7, year: 4 }[unit])
}
