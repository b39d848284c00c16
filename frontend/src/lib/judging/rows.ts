// Rows of a list field as a form holds them: words instead of spans, texts instead of numbers.

import { length, wordsAt } from '../codepoints'
import { isSpan, type Column } from './fields'
import type { Quote, Span } from '../types'

export type Cells = Record<string, string>
/** A row as it came; what no cell shows (a gazetteer's number) is kept while its name is. */
export interface Draft {
  was: Record<string, unknown> | null
  cells: Cells
}
export class Unfilled extends Error {}

/** Return where words stand: where they stood before, or else nearest to the trigger. */
export function spanOf(
  words: string,
  quotes: readonly Quote[],
  near: Span,
  was: unknown,
): Span | null {
  if (isSpan(was) && wordsAt(was, quotes) === words) return was
  const found = quotes.flatMap((quote) => places(quote, words))
  return (
    found.sort((a, b) => Math.abs(a.start - near.start) - Math.abs(b.start - near.start))[0] ?? null
  )
}

function places(quote: Quote, words: string): Span[] {
  const found: Span[] = []
  for (
    let at = quote.text.indexOf(words);
    at >= 0 && words;
    at = quote.text.indexOf(words, at + 1)
  ) {
    const start = quote.offset + length(quote.text.slice(0, at))
    found.push({ start, end: start + length(words) })
  }
  return found
}

export function draft(
  row: object | null,
  columns: readonly Column[],
  quotes: readonly Quote[],
): Draft {
  const was = row && (Object.fromEntries(Object.entries(row)) as Record<string, unknown>)
  const cells = columns.map(({ name, control, options, isOptional }) => {
    const value = was?.[name]
    if (control === 'words') return [name, isSpan(value) ? (wordsAt(value, quotes) ?? '') : '']
    const first = control === 'code' && !isOptional ? options?.()[0]?.[0] : ''
    return [
      name,
      value === undefined || value === null ? (was ? '' : (first ?? '')) : String(value),
    ]
  })
  return { was, cells: Object.fromEntries(cells) as Cells }
}

/** Return the row in the form of the record; raises Unfilled with a sentence for the person. */
export function filled(
  one: Draft,
  columns: readonly Column[],
  quotes: readonly Quote[],
  near: Span,
): object {
  const row: Record<string, unknown> = Object.fromEntries(
    columns.map((column) => [column.name, cell(one, column, quotes, near)]),
  )
  const isRenamed = one.was?.name !== row.name
  for (const kept of ['entry', 'geonames'])
    if (one.was && kept in one.was) row[kept] = isRenamed ? null : one.was[kept]
  return row
}

function cell(one: Draft, column: Column, quotes: readonly Quote[], near: Span): unknown {
  const text = (one.cells[column.name] ?? '').trim()
  const was = one.was?.[column.name]
  if (column.control === 'words') return words(text, column, quotes, near, was)
  if (!text && column.isOptional) return null
  if (!text) throw new Unfilled(`Fill in “${column.label}”.`)
  if (column.control !== 'number') return text
  const number = Number(text)
  if (!Number.isFinite(number)) throw new Unfilled(`“${column.label}” is a number.`)
  return number
}

function words(
  text: string,
  column: Column,
  quotes: readonly Quote[],
  near: Span,
  was: unknown,
): Span | null {
  // A span outside the words shown here stays as it was unless somebody writes others.
  if (!text && isSpan(was) && wordsAt(was, quotes) === null) return was
  if (!text && column.isOptional) return null
  if (!text)
    throw new Unfilled(`Fill in “${column.label}”: every field shows the words it came from.`)
  const span = spanOf(text, quotes, near, was)
  if (!span)
    throw new Unfilled(`The text shown has no words “${text}”: copy them as they stand there.`)
  return span
}

/** Whether two values say the same; the order of an object's fields does not matter. */
export function isSame(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other)
}

function sorted(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
