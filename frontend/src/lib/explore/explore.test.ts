import { describe, expect, it } from 'vitest'
import { NO_FILTERS } from '../filters'
import type { AreaMark, Bar, PointMark } from '../types'
import { barName, total } from '../groups'
import { daysOf, isChosen, summary, told } from './bars'
import { withChosen } from './facets'
import { nearest, pagesFor } from './pages.svelte'
import { placeFilters } from './picks'
import {
  addressOf,
  askFor,
  boxWords,
  chipsOf,
  listKey,
  onGlobe,
  readView,
  zoomOf,
  type View,
} from './view'

const bar = (start: string, end: string, yes = 1): Bar => ({
  start,
  end,
  yes,
  flagged: 2,
  expected: 0,
  no: 1,
})
const BARS = [
  bar('2026-01-01', '2026-01-31'),
  bar('2026-02-01', '2026-02-28', 9),
  bar('2026-03-01', '2026-03-31'),
]

describe('the address of a view', () => {
  const view: View = {
    filters: { ...NO_FILTERS, type: ['AID'], voices: 2 },
    sort: 'deaths',
    viewport: [20, -5, 31.5, 6],
    borders: 'defacto',
  }

  it('holds filters, order, the window of the map and its borders', () => {
    expect(readView(new URL(addressOf(view), 'http://desk').searchParams)).toEqual(view)
  })

  it('is bare where nothing is chosen', () => {
    expect(addressOf(readView(new URLSearchParams()))).toBe('/explore')
  })

  it('takes no order, window or borders that there are not', () => {
    const read = readView(new URLSearchParams('sort=colour&view=1,2,x,4&borders=mine'))
    const usual: View = { filters: NO_FILTERS, sort: 'period', viewport: null, borders: 'un' }
    expect(read).toEqual(usual)
  })

  it('asks for pages of the same list wherever the map looks', () => {
    expect(listKey(view)).toBe(listKey({ ...view, viewport: null }))
    const asked = new URL(askFor(view, 300, 4.123456), 'http://desk')
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      type: 'AID',
      voices: '2',
      sort: 'deaths',
      offset: '300',
      limit: '100',
      zoom: '4.12',
      viewport: '20,-5,31.5,6',
    })
  })
})

describe('the filters that are on', () => {
  it('are each named, and taken off alone', () => {
    const filters = { ...NO_FILTERS, country: ['COD', 'RWA'], text: 'bridge', since: '2026-01-01' }
    const chips = chipsOf(filters, (_, value) => `<${value}>`)
    expect(chips.map((chip) => chip.label)).toEqual(['<COD>', '<RWA>', '2026-01-01', '“bridge”'])
    expect(chips[0]!.without).toEqual({ ...filters, country: ['RWA'] })
    expect(chips[3]!.without).toEqual({ ...filters, text: null })
  })

  it('say a box in degrees', () => {
    expect(boxWords([28.1, -2, 29.44, 1])).toBe('28.1°E–29.4°E, 2.0°S–1.0°N')
  })
})

describe('what a map shows', () => {
  it('is brought onto the globe', () => {
    expect(onGlobe([-200, -95, 200, 95])).toEqual([-180, -90, 180, 90])
    expect(onGlobe([170, -10, 190, 10])).toEqual([170, -10, -170, 10])
    expect(onGlobe([20, -5, 31, 6])).toEqual([20, -5, 31, 6])
  })

  it('has the zoom at which it fills the map', () => {
    expect(zoomOf([-180, -60, 180, 60], 512)).toBe(0)
    expect(zoomOf([0, 0, 90, 10], 1024)).toBe(3)
    expect(zoomOf([170, 0, -170, 10], 512)).toBeCloseTo(Math.log2(18))
  })
})

describe('picking a mark', () => {
  const counts = {
    count: 3,
    yes: 3,
    flagged: 0,
    expected: 0,
    no: 0,
    longitude: 1,
    latitude: 2,
    incident: null,
  }
  const area: AreaMark = { ...counts, precision: 'country', name: 'Mali', country: 'MLI' }
  const bin: PointMark = { ...counts, name: null, country: null, box: [1, 2, 3, 4] }

  it('asks for its country, its place or its box', () => {
    expect(placeFilters(NO_FILTERS, area)).toEqual({
      ...NO_FILTERS,
      country: ['MLI'],
      precision: ['country'],
    })
    expect(placeFilters(NO_FILTERS, { ...area, precision: 'admin1', name: 'Gao' }).place).toEqual([
      'Gao',
    ])
    expect(placeFilters(NO_FILTERS, bin).box).toEqual([1, 2, 3, 4])
  })
})

describe('bars', () => {
  it('are named as exactly as they are wide', () => {
    expect(['day', 'month', 'year'].map((unit) => barName(BARS[0]!, unit as 'day'))).toEqual([
      '2026-01-01',
      '2026-01',
      '2026',
    ])
  })

  it('give the days dragged over, from either end, within what there is', () => {
    expect(daysOf(BARS, 2, 1)).toEqual({ since: '2026-02-01', until: '2026-03-31' })
    expect(daysOf(BARS, -4, 40)).toEqual({ since: '2026-01-01', until: '2026-03-31' })
    expect(daysOf([], 0, 1)).toBeNull()
  })

  it('are chosen where their days and those asked for meet', () => {
    const chosen = { since: '2026-01-31', until: '2026-02-01' }
    expect(BARS.map((one) => isChosen(one, chosen))).toEqual([true, true, false])
    expect(BARS.every((one) => isChosen(one, { since: null, until: null }))).toBe(true)
  })

  it('are told group by group', () => {
    expect(told(BARS[1]!, 'month').split('\n').slice(0, 2)).toEqual([
      '2026-02',
      '● counts as having happened: 9',
    ])
  })

  it('are summed up in words', () => {
    expect(total(BARS[1]!)).toBe(12)
    expect(summary({ unit: 'month', bars: BARS, undated: 0 })).toBe(
      '20 incidents by month from 2026-01-01 to 2026-03-31; the most, 12, in 2026-02.',
    )
    expect(summary({ unit: 'day', bars: [], undated: 4 })).toBe(
      'No incident has a day that is known.',
    )
  })
})

describe('facets and pages', () => {
  it('keep a chosen value that nothing is left of', () => {
    const facets = [{ value: 'AID', label: 'Aid', count: 4 }]
    expect(withChosen(facets, ['AID', 'AGREE'])).toEqual([
      ...facets,
      { value: 'AGREE', label: 'AGREE', count: 0 },
    ])
  })

  it('fetch the pages in view, and no more than there are', () => {
    expect(pagesFor(95, 130, 100000)).toEqual([0, 1])
    expect(pagesFor(100, 200, 100000)).toEqual([1])
    expect(pagesFor(190, 400, 210)).toEqual([1, 2])
    expect(pagesFor(0, 0, 0)).toEqual([])
  })

  it('keep the pages nearest to what is seen', () => {
    const pages = new Map([0, 1, 5, 6, 900].map((page) => [page, [page]]))
    expect([...nearest(pages, 5, 3).keys()].sort()).toEqual([1, 5, 6])
  })
})
