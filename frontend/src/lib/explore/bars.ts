// The histogram in words and days, apart from how it is drawn.

import { barName, GROUPS, SIGNS, total } from '../groups'
import type { Bar, Histogram } from '../types'
import { COUNTS } from '../words'

export interface Days {
  since: string | null
  until: string | null
}

/** Return the days from one bar to another, whichever comes first; null where there are none. */
export function daysOf(bars: readonly Bar[], one: number, other: number): Days | null {
  const last = bars.length - 1
  const at = (index: number) => bars[Math.min(Math.max(index, 0), last)]
  const first = at(Math.min(one, other))
  const end = at(Math.max(one, other))
  return first && end ? { since: first.start, until: end.end } : null
}

/** Say a bar, line by line: its days and the count of each group. */
export function told(bar: Bar, unit: Histogram['unit']): string {
  const lines = GROUPS.map(
    (group) => `${SIGNS[group]} ${COUNTS[group]}: ${bar[group].toLocaleString('en')}`,
  )
  return [barName(bar, unit), ...lines].join('\n')
}

/** Tell whether a bar lies in the days chosen, even in part. */
export function isChosen(bar: Bar, { since, until }: Days): boolean {
  return (!since || bar.end >= since) && (!until || bar.start <= until)
}

/** Say what the picture shows, for those who do not see it. */
export function summary({ bars, unit }: Histogram): string {
  if (bars.length === 0) return 'No incident has a day that is known.'
  const fullest = bars.reduce((most, bar) => (total(bar) > total(most) ? bar : most))
  const all = bars.reduce((sum, bar) => sum + total(bar), 0).toLocaleString('en')
  return (
    `${all} incidents by ${unit} from ${bars[0]!.start} to ${bars.at(-1)!.end}; ` +
    `the most, ${total(fullest).toLocaleString('en')}, in ${barName(fullest, unit)}.`
  )
}
