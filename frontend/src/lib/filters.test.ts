import { describe, expect, it } from 'vitest'
import { isEmpty, NO_FILTERS, readFilters, toggled, writeFilters } from './filters'
import type { Filters } from './types'

const ALL: Filters = {
  type: ['ASSAULT', 'PROTEST'],
  status: ['happened'],
  standing: ['disputed', 'not occurred'],
  country: ['COD'],
  place: ['Goma', 'غزة & ‘Aza'],
  precision: ['city', 'exact'],
  since: '2026-01-01',
  until: '2026-03-31',
  text: 'market +bridge',
  voices: 2,
  box: [28.5, -2.25, 29.75, -1],
}

const again = (filters: Filters) =>
  readFilters(new URLSearchParams(writeFilters(filters).toString()))

describe('filters in the address', () => {
  it('come back as they were written', () => {
    expect(again(ALL)).toEqual(ALL)
    expect(again(NO_FILTERS)).toEqual(NO_FILTERS)
  })

  it('have one address for one view, in whatever order values were chosen', () => {
    const turned = { ...ALL, type: [...ALL.type].reverse(), place: [...ALL.place].reverse() }
    expect(writeFilters(turned).toString()).toBe(writeFilters(ALL).toString())
  })

  it('leave what is wrong in an address out', () => {
    const read = readFilters(new URLSearchParams('box=1,2,3&voices=many&since=&text='))
    expect(isEmpty(read)).toBe(true)
  })

  it('keep a box at the corners of the globe, zeros included', () => {
    const box: Filters['box'] = [-180, -90, 0, 0]
    expect(again({ ...NO_FILTERS, box }).box).toEqual(box)
  })

  it('are toggled without changing the others', () => {
    const one = toggled(NO_FILTERS, 'type', 'AID')
    expect(one.type).toEqual(['AID'])
    expect(toggled(one, 'type', 'AID')).toEqual(NO_FILTERS)
    expect(NO_FILTERS.type).toEqual([])
  })
})
