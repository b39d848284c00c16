import { expect, it } from 'vitest'
import { around, degrees } from './around'
import type { Site } from '../types'

const site = (more: Partial<Site>): Site => ({
  name: 'Goma',
  country: 'COD',
  admin1: null,
  latitude: -1.67,
  longitude: 29.22,
  precision: 'city',
  geonames: null,
  standing: 'reported',
  events: [],
  ...more,
})

it('a place opens the map as wide as it is known', () => {
  expect(around(site({}))).toBe('/explore?box=28.97%2C-1.92%2C29.47%2C-1.42')
  expect(around(site({ latitude: 89, precision: 'country' }))).toContain('%2C90')
})

it('a place without degrees has no map', () => {
  expect([around(site({ latitude: null })), degrees(site({ longitude: null }))]).toEqual([
    null,
    null,
  ])
})

it('degrees are told with their side', () => {
  expect(degrees(site({}))).toBe('1.670° S, 29.220° E')
})
