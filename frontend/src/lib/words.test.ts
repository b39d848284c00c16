import { expect, test } from 'vitest'
import { act, codes, days, headline, range, toll } from './words'
import type { Row } from './types'

test('a range says what is not known', () => {
  expect([range(3, 3), range(3, 5), range(3, null)]).toEqual(['3', '3–5', '≥ 3'])
})

test('a toll gives its best figure, and the range of all where they differ', () => {
  expect(toll({ kind: 'deaths', low: 4, best: 4, high: 4 })).toBe('deaths 4')
  expect(toll({ kind: 'deaths', low: 4, best: 4, high: null })).toBe('deaths ≥ 4')
  expect(toll({ kind: 'deaths', low: 4, best: 6, high: 9 })).toBe('deaths 6 (4–9)')
})

test('a period may be open on either side', () => {
  const [one, other] = ['2026-03-01', '2026-03-04']
  expect(days({ start: one, end: one })).toBe(one)
  expect(days({ start: one, end: other })).toBe(`${one} – ${other}`)
  expect(days({ start: one, end: null })).toBe(`from ${one}`)
  expect(days({ start: null, end: other })).toBe(`until ${other}`)
  expect(days({ start: null, end: null })).toBe('when unknown')
})

test('codes of a party name its sponsor', () => {
  expect(codes({ country: 'COD', sector: 'REB', sponsor: 'RWA' })).toBe('COD-REB ←RWA')
  expect(codes({ country: null, sector: null, sponsor: null })).toBe('')
})

test('a name from right to left turns no headline around', () => {
  const actors = [{ name: 'محمد' }] as Row['actors']
  const row = { type: 'AID', mode: null, actors, recipients: [], places: [] }
  expect(headline(row)).toBe('\u2068محمد\u2069 — AID')
})

test('a headline leaves out what nobody says, but not who acts', () => {
  const row = { type: 'ASSAULT', mode: 'firearms', actors: [], recipients: [], places: [] }
  expect(headline(row)).toBe('Nobody named — ASSAULT · firearms')
  const whole = {
    ...row,
    actors: [{ name: 'M23' }],
    recipients: [{ name: 'traders' }],
    places: [{ name: 'Goma' }],
  } as unknown as Row
  const name = () => 'Assault'
  expect(headline(whole, name)).toBe('M23 — Assault · firearms — traders, Goma')
  expect(act(whole)).toBe('ASSAULT · firearms')
})
