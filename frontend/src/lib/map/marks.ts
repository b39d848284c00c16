// From the server's marks to what the map draws, and the words for them.

import type { Feature, FeatureCollection, Point } from 'geojson'
import { GROUPS, mostly, total, type Group } from '../groups'
import type { AreaMark, MapData, PointMark, Precision } from '../types'
import {
  collection,
  point,
  provinceOf,
  type Countries,
  type LineInfo,
  type Province,
  type Shape,
} from './basemap'
import { circle } from './geodesy'
import { PRECISIONS } from '../words'

export type Counts = Pick<PointMark, Group | 'count'>

const KILOMETRES = { district: 25, region: 150, admin1: 60, country: 50 }
/** Wide areas lie under narrow ones. */
const ORDER: Partial<Record<Precision, number>> = { country: 0, region: 1, admin1: 2, district: 3 }

export const GROUP_WORDS: Record<Group, string> = {
  yes: 'counted as happened',
  flagged: 'counted, with a flag',
  expected: 'expected',
  no: 'not counted',
}

/** Radius of a mark in pixels: its area grows with the count, more slowly above some hundreds. */
export function radius(count: number): number {
  return count <= 1 ? 6 : Math.round(Math.min(36, Math.max(11, 9 * count ** 0.22)))
}

/** Sixteenths of the ring that each group takes; every group that is there takes one at least. */
export function shares(counts: Counts): [number, number, number, number] {
  const sum = total(counts) || 1
  const parts = GROUPS.map((g) => (counts[g] ? Math.max(1, Math.round((counts[g] / sum) * 16)) : 0))
  const largest = parts.indexOf(Math.max(...parts))
  parts[largest]! += 16 - parts.reduce((a, b) => a + b, 0)
  return parts as [number, number, number, number]
}

/** The name of a mark's picture; ring.ts draws it from the name alone. */
export function picture(counts: Counts, label: string): string {
  return `ring ${radius(counts.count)} ${shares(counts).join(' ')} ${label}`.trim()
}

export function short(count: number): string {
  if (count < 1000) return String(count)
  return count < 9950
    ? `${(count / 1000).toFixed(1).replace('.0', '')}k`
    : `${Math.round(count / 1000)}k`
}

/** So many different pictures the map keeps; beyond, numbers are text of the map, which hides what collides. */
const PICTURES = 800

export function pointFeatures(marks: PointMark[]): FeatureCollection<Point> {
  const labels = marks.map((mark) => (mark.count > 1 ? short(mark.count) : ''))
  const pictures = marks.map((mark, n) => picture(mark, labels[n]!))
  const isFew = new Set(pictures).size <= PICTURES
  return collection(
    marks.map((mark, index) =>
      point([mark.longitude, mark.latitude], {
        index,
        sort: -mark.count,
        picture: isFew ? pictures[index] : picture(mark, ''),
        label: isFew ? '' : labels[index],
      }),
    ),
  )
}

export interface AreaFeatures {
  shapes: FeatureCollection<Shape>
  labels: FeatureCollection<Point>
}

export function areaFeatures(
  areas: AreaMark[],
  countries: Countries,
  provinces: Province[] | null,
): AreaFeatures {
  const shapes: Feature<Shape>[] = []
  const labels: Feature<Point>[] = []
  areas.forEach((area, index) => {
    const shape = areaShape(area, countries, provinces)
    if (!shape) return
    const properties = {
      index,
      group: mostly(area),
      precision: area.precision,
      order: ORDER[area.precision] ?? 0,
      label: short(area.count),
      sort: -area.count,
    }
    const centre =
      area.precision === 'country' && area.country ? countries.centres.get(area.country) : undefined
    shapes.push({ type: 'Feature', properties, geometry: shape })
    labels.push(point(centre ?? [area.longitude, area.latitude], properties))
  })
  return { shapes: collection(shapes), labels: collection(labels) }
}

function areaShape(
  area: AreaMark,
  countries: Countries,
  provinces: Province[] | null,
): Shape | null {
  const { longitude, latitude, precision, country, name } = area
  const round = (of: keyof typeof KILOMETRES) => circle(longitude, latitude, KILOMETRES[of])
  if (precision === 'country') return (country && countries.shapes.get(country)) || round('country')
  if (precision === 'admin1')
    return (
      provinces &&
      (provinceOf(provinces, longitude, latitude, name, country)?.shape ?? round('admin1'))
    )
  return round(precision === 'region' ? 'region' : 'district')
}

export interface Tip {
  name: string
  lines: string[]
}

/** A mark's tooltip: the name, how well the place is known, the counts. */
export function tooltip(mark: PointMark | AreaMark): Tip {
  const isArea = 'precision' in mark
  const isBin = !isArea && mark.box !== null
  const incidents = `${mark.count.toLocaleString('en')} ${mark.count === 1 ? 'incident' : 'incidents'}`
  return {
    name: mark.name || 'Several places',
    lines: [
      isArea
        ? PRECISIONS[mark.precision]
        : isBin
          ? 'select to come closer'
          : 'known to the town or closer',
      incidents,
      ...GROUPS.filter((g) => mark[g]).map(
        (g) => `${mark[g].toLocaleString('en')} ${GROUP_WORDS[g]}`,
      ),
    ],
  }
}

/** A disputed line's tooltip: who claims what lies behind it, and who holds that. */
export function lineTip(line: LineInfo, names: Map<string, string>): Tip {
  const named = (codes: string) =>
    codes
      .split(',')
      .map((code) => names.get(code) ?? code)
      .join(', ')
  const isOne = /^[A-Z]{3}$/.test(line.holds)
  return {
    name: line.name,
    lines: [
      line.parties === 'none' ? 'claimed by nobody' : `between ${named(line.parties)}`,
      ...(isOne ? [`held by ${named(line.holds)}`] : []),
    ],
  }
}

export function caption(data: MapData): string {
  const many = (count: number, one: string, more: string) =>
    `${count.toLocaleString('en')} ${count === 1 ? one : more}`
  const words = [
    `${many(data.marks.length, 'mark', 'marks')}, ${many(data.areas.length, 'area', 'areas')}; ` +
      `${many(data.unplaced, 'incident has', 'incidents have')} no place.`,
  ]
  if (data.cut)
    words.push(
      `Only the fullest ${data.sent.toLocaleString('en')} of ${data.found.toLocaleString('en')} marks are drawn.`,
    )
  return words.join(' ')
}
