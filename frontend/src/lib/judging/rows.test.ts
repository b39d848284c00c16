import { expect, test } from 'vitest'
import { draft, filled, isSame, spanOf, Unfilled } from './rows'
import type { Column } from './fields'
import type { Quote } from '../types'

const quote: Quote = {
  document: 'd',
  outlet: null,
  published: null,
  offset: 10,
  text: '🔥 Rebels shot rebels, Rebels said',
  marks: [],
}
const near = { start: 19, end: 23 }
const columns: Column[] = [
  { name: 'span', label: 'words', control: 'words' },
  { name: 'name', label: 'name', control: 'text' },
  { name: 'low', label: 'at least', control: 'number', isOptional: true },
]

test('words are found in code points, nearest to the trigger', () => {
  expect(spanOf('Rebels', [quote], near, null)).toEqual({ start: 12, end: 18 })
  expect(spanOf('Rebels', [quote], { start: 40, end: 41 }, null)).toEqual({ start: 32, end: 38 })
  expect(spanOf('nobody', [quote], near, null)).toBeNull()
})

test('a row that nobody touched comes back as it was', () => {
  const row = { span: { start: 32, end: 38 }, name: 'Rebels', low: 3, entry: 'x' }
  expect(filled(draft(row, columns, [quote]), columns, [quote], near)).toEqual(row)
})

test('a new name loses the entry of the old one', () => {
  const one = draft(
    { span: { start: 32, end: 38 }, name: 'Rebels', low: null, entry: 'x' },
    columns,
    [quote],
  )
  one.cells.name = 'M23'
  expect(filled(one, columns, [quote], near)).toMatchObject({ name: 'M23', entry: null, low: null })
})

test('what is missing is said in a sentence', () => {
  expect(() => filled(draft(null, columns, [quote]), columns, [quote], near)).toThrow(Unfilled)
})

test('what says the same is the same, whatever the order of fields', () => {
  expect(isSame([{ a: 1, b: null }], [{ b: null, a: 1 }])).toBe(true)
  expect(isSame([{ a: 1 }], [{ a: 2 }])).toBe(false)
})
