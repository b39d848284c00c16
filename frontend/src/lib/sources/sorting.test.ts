import { expect, test } from 'vitest'
import { orderOf, pressed, sorted, type Column } from './sorting'
import type { OutletRow } from '../types'

const COLUMNS: Column[] = ['name', 'owner', 'documents']
const row = (name: string, owner: string | null, documents: number) =>
  ({ name, owner, documents }) as OutletRow
const ROWS = [row('Beta', null, 2), row('alpha', 'Zed', 10), row('Gamma', 'Abe', 2)]
const names = (sort: string | null) => sorted(ROWS, orderOf(sort, COLUMNS)).map((one) => one.name)

test('the address gives the order; what is no column gives the usual one', () => {
  expect(names('name')).toEqual(['alpha', 'Beta', 'Gamma'])
  expect(names('-name')).toEqual(['Gamma', 'Beta', 'alpha'])
  expect(names(null)).toEqual(['alpha', 'Beta', 'Gamma'])
  expect(names('colour')).toEqual(names(null))
})

test('figures are sorted as figures, equal ones by name', () => {
  expect(names('documents')).toEqual(['Beta', 'Gamma', 'alpha'])
  expect(names('-documents')).toEqual(['alpha', 'Beta', 'Gamma'])
})

test('what is unknown stays last either way', () => {
  expect(names('owner')).toEqual(['Gamma', 'alpha', 'Beta'])
  expect(names('-owner')).toEqual(['alpha', 'Gamma', 'Beta'])
})

test('a head turns its own column, and starts another one as that is read', () => {
  expect(pressed('documents', { column: 'documents', down: true })).toBe('documents')
  expect(pressed('name', { column: 'documents', down: true })).toBe('name')
  expect(pressed('documents', { column: 'name', down: false })).toBe('-documents')
})
