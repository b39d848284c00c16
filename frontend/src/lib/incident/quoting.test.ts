import { describe, expect, it } from 'vitest'
import { named, wordsOf } from './quoting'
import type { Mark, Quote, Told } from '../types'

const mark = (field: Mark['field'], start: number, end: number): Mark => ({
  field,
  start,
  end,
  label: '',
})

function quote(document: string, text: string, marks: Mark[]): Quote {
  return { document, outlet: `Outlet ${document}`, published: null, offset: 0, text, marks }
}

const told = (id: string, quotes: Quote[]) =>
  ({ event: { id }, standing: 'reported', quotes }) as Told

const WORDS = 'Rebels fired.'
const MARKS = [mark('actor', 0, 6), mark('trigger', 7, 12)]
const first = told('e1', [quote('a', WORDS, MARKS), quote('a', 'In Goma.', [mark('place', 3, 7)])])
const reprint = told('e2', [quote('b', WORDS, MARKS)])

describe('words behind a field', () => {
  it('are those of its events only', () => {
    expect(
      wordsOf([first, reprint], ['e2'], ['actor']).map((one) => one.quotes[0]!.document),
    ).toEqual(['b'])
  })

  it('leave out stretches without the field', () => {
    expect(wordsOf([first], ['e1'], ['place'])[0]!.quotes.map((one) => one.text)).toEqual([
      'In Goma.',
    ])
  })

  it('fold the very same words of other reports', () => {
    const [only, ...more] = wordsOf([first, reprint], ['e1', 'e2'], ['actor'])
    expect(more).toEqual([])
    expect(only!.also.map((one) => one.document)).toEqual(['b'])
  })

  it('fall back on the sentence where no stretch has the field', () => {
    expect(wordsOf([reprint], ['e2'], ['period'])[0]!.quotes[0]!.text).toBe(WORDS)
  })
})

it('an event is named by its outlet and trigger, or by its id', () => {
  expect(named(first, 'e1')).toBe('Outlet a: “fired”')
  expect(named(undefined, 'e9')).toBe('e9')
})
