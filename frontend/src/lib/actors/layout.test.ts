import { expect, test } from 'vitest'
import { around, rings, Seats } from './layout'

test('rings hold everybody, the inmost filled first', () => {
  expect(rings(0)).toEqual([])
  expect(rings(5)).toEqual([5])
  const found = rings(300)
  expect(found.reduce((sum, size) => sum + size, 0)).toBe(300)
  expect(found[0]).toBe(11)
})

test('no two parties stand at one place', () => {
  const places = around(299, 1.6).map((point) => `${point.x} ${point.y}`)
  expect(new Set(places).size).toBe(299)
})

test('a party keeps its seat while others come and go', () => {
  const seats = new Seats()
  expect([...seats.take(['a', 'b', 'c'])]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
  expect(seats.take(['b', 'c', 'd']).get('b')).toBe(1)
  expect(new Set(seats.take(['d', 'e']).values())).toEqual(new Set([0, 1]))
})
