// Offsets of the record are Unicode code points; JavaScript counts UTF-16 units.

import type { Quote, Span } from './types'

const known = new Map<string, string[]>()

function points(text: string): string[] {
  let found = known.get(text)
  if (!found) {
    found = Array.from(text)
    if (known.size > 50) known.clear()
    known.set(text, found)
  }
  return found
}

/** Return the characters from start to end, in code points, half open. */
export function cut(text: string, start: number, end?: number): string {
  return points(text).slice(start, end).join('')
}

export function length(text: string): number {
  return points(text).length
}

/** Return the words of a span of the document, where one of its quotes holds them. */
export function wordsAt(span: Span, quotes: readonly Quote[]): string | null {
  const holds = (one: Quote) =>
    span.start >= one.offset && span.end <= one.offset + length(one.text)
  const home = quotes.find(holds)
  return home ? cut(home.text, span.start - home.offset, span.end - home.offset) : null
}

/** Cut a text at all borders of its marks: pieces in order, each with the marks that cover it. */
export function pieces<M extends { start: number; end: number }>(
  text: string,
  marks: readonly M[],
): { text: string; start: number; end: number; marks: M[] }[] {
  const last = length(text)
  const inside = marks.filter((mark) => mark.start < last && mark.end > 0 && mark.end > mark.start)
  const borders = new Set([0, last])
  for (const mark of inside) borders.add(Math.max(0, mark.start)).add(Math.min(last, mark.end))
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, at) => {
    const end = sorted[at + 1]!
    return {
      text: cut(text, start, end),
      start,
      end,
      marks: inside.filter((mark) => mark.start <= start && mark.end >= end),
    }
  })
}
