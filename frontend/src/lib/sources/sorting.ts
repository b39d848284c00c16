// The outlets in the order that the address asks for: ?sort=documents, ?sort=-documents.

import type { OutletRow } from '../types'

export type Column = keyof OutletRow
/** Figures and days start with the largest; names with the first letter. */
const LARGEST_FIRST: Column[] = ['documents', 'reprints', 'incidents', 'latest']
export const USUAL = '-documents'

export interface Order {
  column: Column
  down: boolean
}

export function orderOf(sort: string | null, columns: Column[]): Order {
  const asked = sort ?? USUAL
  const column = asked.replace(/^-/, '') as Column
  if (!columns.includes(column)) return { column: 'documents', down: true }
  return { column, down: asked.startsWith('-') }
}

/** Return what to ask for when the head of `column` is pressed. */
export function pressed(column: Column, now: Order): string {
  const down = now.column === column ? !now.down : LARGEST_FIRST.includes(column)
  return (down ? '-' : '') + column
}

/** Sort; what is unknown stays last either way. */
export function sorted(rows: OutletRow[], { column, down }: Order): OutletRow[] {
  const sign = down ? -1 : 1
  return [...rows].sort((a, b) => {
    const [one, other] = [a[column], b[column]]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : String(one).localeCompare(String(other), 'en')
    return sign * order || a.name.localeCompare(b.name, 'en')
  })
}
