import { expect, test } from 'vitest'
import { mostly } from '../groups'
import { address, askedEdge, hasNoCountry, isOn, readView } from './view'

test('an address comes back as it was', () => {
  const written =
    '/actors?actor=a%7Cb&side=acts&type=ASSAULT&since=2026-01-01&from=a%7Cb&to=c&act=ASSAULT'
  expect(address(readView(new URLSearchParams(written.split('?')[1])))).toBe(written)
  expect(address(readView(new URLSearchParams('')))).toBe('/actors')
})

test('the type of an edge stands for the filter by type', () => {
  const view = readView(new URLSearchParams('type=PROTEST&country=COD'))
  expect(askedEdge({ from: 'a', to: 'b', type: 'ASSAULT' }, view.filters, 20)).toBe(
    'type=ASSAULT&country=COD&from=a&to=b&limit=20',
  )
})

test('an edge is drawn as most of its incidents count', () => {
  expect(mostly({ yes: 1, flagged: 1, expected: 0, no: 0 })).toBe('yes')
  expect(mostly({ yes: 1, flagged: 0, expected: 2, no: 0 })).toBe('expected')
})

test('a party without a country is told by its key', () => {
  const keys = ['-UAF-:gunmen', 'COD-MIL-:army', '--:somebody', 'm23']
  expect(keys.filter(hasNoCountry)).toEqual(['-UAF-:gunmen', '--:somebody'])
})

test('sides are those of the party in the middle', () => {
  const edge = { from: 'a', to: 'b', type: 'AID' }
  expect([isOn(edge, 'a', 'acts'), isOn(edge, 'a', 'suffers'), isOn(edge, 'a', 'both')]).toEqual([
    true,
    false,
    true,
  ])
})
