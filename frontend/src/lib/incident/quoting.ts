// Which words show a field: the quotes of the events that say so, equal words folded into one.

import { cut } from '../codepoints'
import type { Field, Quote, Told } from '../types'

interface Shown {
  quotes: Quote[]
  /** Other reports with the very same words: reprints, mostly. */
  also: Quote[]
}

/** Return the words of some events, only stretches that hold one of the fields where there are any. */
export function wordsOf(
  told: readonly Told[],
  events: readonly string[],
  fields: Field[],
): Shown[] {
  const found = new Map<string, Shown>()
  const wanted = new Set(events)
  for (const one of told.filter((each) => wanted.has(each.event.id))) {
    const quotes = holding(one.quotes, fields)
    const key = quotes.map((quote) => quote.text).join('\n')
    const same = found.get(key)
    if (!same) found.set(key, { quotes, also: [] })
    else if (!reported(same, quotes[0])) same.also.push(quotes[0]!)
  }
  return [...found.values()].filter((shown) => shown.quotes.length > 0)
}

function holding(quotes: Quote[], fields: Field[]): Quote[] {
  const some = quotes.filter((quote) => quote.marks.some((mark) => fields.includes(mark.field)))
  return some.length ? some : quotes.slice(0, 1)
}

function reported(shown: Shown, quote: Quote | undefined): boolean {
  return !quote || [...shown.quotes, ...shown.also].some((one) => one.document === quote.document)
}

/** Name an event in a few words: Radio Maziwa: “killed”. */
export function named(told: Told | undefined, id: string): string {
  const quote = told?.quotes.find((one) => one.marks.some((mark) => mark.field === 'trigger'))
  const mark = quote?.marks.find((one) => one.field === 'trigger')
  if (!quote || !mark) return id
  return `${quote.outlet ?? quote.document}: “${cut(quote.text, mark.start, mark.end)}”`
}
