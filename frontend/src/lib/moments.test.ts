import { expect, test } from 'vitest'
import { ago, byDay, dayOf, minute } from './moments'

const NOON = new Date(2026, 10, 26, 12).getTime()
const before = (hours: number) => new Date(NOON - hours * 3_600_000).toISOString()

test('how long ago is said in the largest unit that is full', () => {
  expect(ago(before(0.01), NOON)).toBe('just now')
  expect(ago(before(0.5), NOON)).toBe('30 minutes ago')
  expect(ago(before(23.9), NOON)).toBe('23 hours ago')
  expect(ago(before(24), NOON)).toBe('yesterday')
  expect(ago(before(72), NOON)).toBe('3 days ago')
})

test('a clock that is ahead tells of nothing to come', () => {
  expect(ago(before(-5), NOON)).toBe('just now')
})

test("days are those of the reader's clock", () => {
  // Whether a comma follows the weekday hangs on the browser.
  expect(dayOf(before(1), NOON)).toMatch(/^Today, Thursday,? 26 November 2026$/)
  expect(dayOf(before(24), NOON)).toMatch(/^Yesterday, Wednesday,? 25 November 2026$/)
  expect(dayOf(before(48), NOON)).toMatch(/^Tuesday,? 24 November 2026$/)
})

test('what belongs to one day stands together, in its order', () => {
  const items = [1, 2, 24, 25, 48].map((hours) => ({ at: before(hours), hours }))
  const groups = byDay(items, NOON).map((group) => group.items.map((item) => item.hours))
  expect(groups).toEqual([[1, 2], [24, 25], [48]])
})

test('a moment of the record is told to the minute', () => {
  expect(minute('2026-11-26T03:25:29Z')).toBe('2026-11-26 03:25 UTC')
})
