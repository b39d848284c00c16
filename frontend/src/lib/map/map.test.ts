import type { MultiPolygon, Polygon } from 'geojson'
import { feature, type Topology } from 'topojson-client'
import { expect, test } from 'vitest'
import { mostly } from '../groups'
import linesText from '../../../public/basemap/lines.json?raw'
import provincesText from '../../../public/basemap/provinces.json?raw'
import worldText from '../../../public/basemap/world.json?raw'
import type { MapData } from '../types'
import { provinceOf } from './basemap'
import { circle, inside, rounded } from './geodesy'
import {
  areaFeatures,
  caption,
  lineTip,
  picture,
  pointFeatures,
  radius,
  shares,
  short,
  tooltip,
} from './marks'

const world = JSON.parse(worldText) as Topology
const lines = JSON.parse(linesText) as Topology
const bytes = (text: string) => new TextEncoder().encode(text).length
const counts = { count: 5, yes: 3, flagged: 1, expected: 0, no: 1 }
const empty: MapData = { marks: [], areas: [], cut: false, sent: 0, found: 0, unplaced: 0 }

function countriesAt(view: 'un' | 'defacto', x: number, y: number): string[] {
  return feature<{ a3: string }>(world, world.objects[view]!)
    .features.filter((f) => inside(f.geometry as Polygon | MultiPolygon, x, y))
    .map((f) => f.properties.a3)
}

test('Crimea is Ukraine in the view of the UN and held by Russia on the ground', () => {
  expect(countriesAt('un', 34.1, 44.95)).toEqual(['UKR'])
  expect(countriesAt('defacto', 34.1, 44.95)).toEqual(['RUS'])
})

test('Gaza is in both views', () => {
  for (const view of ['un', 'defacto'] as const)
    expect(countriesAt(view, 34.36, 31.42)).toEqual(['PSE'])
})

test('every disputed line has a name and parties', () => {
  const found = feature<{ name: string; parties: string }>(lines, lines.objects.disputed!).features
  expect(found.length).toBeGreaterThan(40)
  expect(found.filter((f) => !f.properties.name || !f.properties.parties)).toEqual([])
})

test('the files stay small', () => {
  expect(bytes(worldText) + bytes(linesText)).toBeLessThan(900_000)
  expect(bytes(provincesText)).toBeLessThan(1_600_000)
})

test('a circle has the radius it was asked for', () => {
  const [[, first] = []] = circle(36, 60, 25, 4).coordinates
  const degrees = (25 / 6371.0088) * (180 / Math.PI)
  expect(Math.max(...circle(36, 60, 25).coordinates[0]!.map(([, y]) => y!))).toBeCloseTo(
    60 + degrees,
    6,
  )
  expect(first![0]).toBeLessThan(36)
})

test('boxes end at the edges of the world', () => {
  expect(rounded([-190, -91, 12.345678, 40])).toEqual([-180, -90, 12.3457, 40])
})

test('rings show every group that is there, in sixteenths', () => {
  expect(shares({ count: 1000, yes: 999, flagged: 1, expected: 0, no: 0 })).toEqual([15, 1, 0, 0])
  expect(shares(counts).reduce((a, b) => a + b)).toBe(16)
  expect(picture({ ...counts, count: 1 }, '')).toMatch(/^ring 6 /)
})

test('marks grow with their counts', () => {
  const sizes = [1, 2, 20, 200, 2000].map(radius)
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  expect([7, 999, 1234, 12_345].map(short)).toEqual(['7', '999', '1.2k', '12k'])
})

test('the graver of two equal groups gives the colour', () => {
  expect(mostly({ yes: 0, flagged: 2, expected: 2, no: 0 })).toBe('flagged')
})

test('an area is never a dot', () => {
  const area = {
    precision: 'admin1' as const,
    name: 'Idlib',
    country: 'SYR',
    longitude: 36.7,
    latitude: 35.8,
    incident: null,
    ...counts,
  }
  const none = {
    land: { type: 'FeatureCollection' as const, features: [] },
    shapes: new Map(),
    centres: new Map(),
  } as never
  expect(areaFeatures([area], none, null).shapes.features).toEqual([])
  const [drawn] = areaFeatures([area], none, []).shapes.features
  expect(drawn!.geometry.type).toBe('Polygon')
})

test('a province is found by its point, else by its name', () => {
  const box = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    ],
  }
  const list = [
    { a3: 'AAA', name: 'Óne', shape: box, box: [0, 0, 2, 2] as [number, number, number, number] },
  ]
  expect(provinceOf(list, 1, 1, 'Elsewhere', 'BBB')?.name).toBe('Óne')
  expect(provinceOf(list, 9, 9, 'one', 'AAA')?.name).toBe('Óne')
  expect(provinceOf(list, 9, 9, 'one', 'BBB')).toBeNull()
})

test('words: captions and tooltips', () => {
  expect(caption({ ...empty, unplaced: 1 })).toBe('0 marks, 0 areas; 1 incident has no place.')
  expect(caption({ ...empty, cut: true, sent: 5000, found: 9120 })).toContain(
    'Only the fullest 5,000 of 9,120 marks are drawn.',
  )
  const mark = {
    longitude: 0,
    latitude: 0,
    name: null,
    country: null,
    box: null,
    incident: null,
    ...counts,
  }
  expect(tooltip(mark).lines).toEqual([
    'known to the town or closer',
    '5 incidents',
    '3 counted as happened',
    '1 counted, with a flag',
    '1 not counted',
  ])
  expect(tooltip({ ...mark, name: 'Idlib', precision: 'admin1' }).lines[0]).toBe(
    'known only to the province',
  )
  const line = {
    name: 'Line of Control',
    parties: 'IND,PAK',
    holds: 'each its side',
    un: 'dashed',
    defacto: 'dashed',
  }
  expect(lineTip(line, new Map([['IND', 'India']])).lines).toEqual(['between India, PAK'])
})

test('with many different pictures numbers become text', () => {
  const marks = Array.from({ length: 900 }, (_, n) => ({
    longitude: 0,
    latitude: 0,
    name: null,
    country: null,
    box: null,
    incident: null,
    count: n + 2,
    yes: n,
    flagged: 2,
    expected: 0,
    no: 0,
  }))
  expect(pointFeatures(marks).features[0]!.properties).toMatchObject({ label: '2' })
  expect(pointFeatures(marks.slice(0, 5)).features[0]!.properties).toMatchObject({ label: '' })
})
