import { expect, test } from 'vitest'
import { deed } from './deeds'

const corrected = (field: string, value: unknown) =>
  deed({ kind: 'correct', field, value: JSON.stringify(value) })

test('a decision is told in words', () => {
  expect(deed({ kind: 'not_same', field: null, value: null })).toBe('not one happening')
  expect(corrected('status', 'planned')).toBe('status: planned')
  expect(corrected('mode', null)).toBe('mode of act: not said')
  expect(corrected('actors', [{ name: 'M23' }, { name: 'army' }])).toBe('who acts: M23, army')
  expect(corrected('incident.low', 2)).toBe('the incident’s independent voices, at least: 2')
  expect(corrected('recipients', [])).toBe('to whom: nothing')
})

test('a field that the desk does not know keeps its name', () => {
  expect(corrected('colour', 'red')).toBe('colour: red')
})
