import { expect, test } from 'vitest'
import { leadsTo, slug } from './links'

const HERE = 'http://127.0.0.1:8765/data'
const to = (href: string) => leadsTo(href, HERE)

test('a link leads to a heading, to the desk or to an https page', () => {
  expect(to('#how-it-reads')).toBe('#in-how-it-reads')
  expect(to('/explore?type=AID')).toBe('/explore?type=AID')
  expect(to('https://example.org/a')).toBe('https://example.org/a')
})

test.each([
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['an open line', 'http://example.org'],
  ['a file beside the text', 'record.md'],
  ['another host without a scheme', '//example.org/a'],
  ['another host behind a backslash', '/\\\\example.org'],
  ['what is no address', 'https://['],
  ['an odd heading', '#a"b'],
])('%s is no link', (_, href) => {
  expect(to(href)).toBeNull()
})

test('a heading is named as links to it write it', () => {
  expect(slug('How it reads: names, places & days')).toBe('how-it-reads-names-places-days')
  expect(slug('Élan 2')).toBe('élan-2')
})
