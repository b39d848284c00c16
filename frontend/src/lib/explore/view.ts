// What Explore shows is its address: filters, the order of the table and the map's window.

import { readFilters, toggled, writeFilters, LISTS, type ListName } from '../filters'
import type { View as Borders } from '../map/basemap'
import type { Filters, Precision } from '../types'

export const SORTS = {
  period: 'latest first',
  reports: 'most reports first',
  voices: 'most independent voices first',
  deaths: 'most deaths first',
} as const
export type Sort = keyof typeof SORTS
export type Viewport = [west: number, south: number, east: number, north: number]
export interface View {
  filters: Filters
  sort: Sort
  viewport: Viewport | null
  /** How the map draws borders that are disputed. */
  borders: Borders
}

/** Rows of one page of the table, as asked for from the server. */
export const PAGE = 100

export function readView(params: URLSearchParams): View {
  const sort = params.get('sort') as Sort
  return {
    filters: readFilters(params),
    sort: sort in SORTS ? sort : 'period',
    viewport: readBox(params.get('view')),
    borders: params.get('borders') === 'defacto' ? 'defacto' : 'un',
  }
}

export function addressOf(view: View): string {
  const params = listed(view)
  if (view.viewport) params.set('view', degrees(view.viewport))
  if (view.borders !== 'un') params.set('borders', view.borders)
  return withQuery('/explore', params)
}

/** Return what to ask for a page of the table; the map's part follows its zoom and viewport. */
export function askFor(view: View, offset = 0, zoom: number | null = null): string {
  const params = listed(view)
  params.set('offset', String(offset))
  params.set('limit', String(PAGE))
  if (zoom !== null) params.set('zoom', Math.max(0, zoom).toFixed(2))
  if (view.viewport) params.set('viewport', degrees(view.viewport))
  return withQuery('/explore.json', params)
}

/** Return what decides which incidents are shown and in which order: not the map's window. */
export function listKey(view: View): string {
  return listed(view).toString()
}

/** Return another page's address with the same filters. */
export function alsoAt(path: string, filters: Filters): string {
  return withQuery(path, writeFilters(filters))
}

function listed({ filters, sort }: View): URLSearchParams {
  const params = writeFilters(filters)
  if (sort !== 'period') params.set('sort', sort)
  return params
}

function withQuery(path: string, params: URLSearchParams): string {
  return params.size ? `${path}?${params}` : path
}

function degrees(box: Viewport): string {
  return rounded(box).join(',')
}

function readBox(text: string | null): Viewport | null {
  const box = text?.split(',').map(Number) ?? []
  return box.length === 4 && box.every(Number.isFinite) ? (box as Viewport) : null
}

/** Bring what a map shows onto the globe: it may reach beyond the poles and around the world. */
export function onGlobe([west, south, east, north]: Viewport): Viewport {
  const low = Math.max(-90, Math.min(90, south))
  const high = Math.max(low, Math.min(90, north))
  if (east - west >= 360) return [-180, low, 180, high]
  return [around(west), low, around(east), high]
}

/** Round to what an address keeps: about ten metres. */
export function rounded(box: Viewport): Viewport {
  return box.map((degree) => +degree.toFixed(4)) as Viewport
}

function around(longitude: number): number {
  return longitude >= -180 && longitude <= 180
    ? longitude
    : ((((longitude + 180) % 360) + 360) % 360) - 180
}

/** Return the zoom at which a viewport fills a map of so many pixels (512 to the world at zoom 0). */
export function zoomOf(viewport: Viewport, pixels: number): number {
  const [west, , east] = viewport
  const width = east > west ? east - west : east - west + 360
  return Math.max(0, Math.log2((pixels * 360) / (512 * Math.max(width, 1e-6))))
}

interface Chip {
  key: string
  /** Which filter, in words: "type", "since". */
  kind: string
  label: string
  without: Filters
}

/** List the active filters, each with the filters that remain once it is taken out. */
export function chipsOf(filters: Filters, name: (list: ListName, value: string) => string): Chip[] {
  const chips: Chip[] = LISTS.flatMap((list) =>
    filters[list].map((value) => ({
      key: `${list}=${value}`,
      kind: list,
      label: name(list, value),
      without: toggled(filters, list, value),
    })),
  )
  const { since, until, text, voices, box } = filters
  const put = (kind: string, label: string, without: Partial<Filters>) =>
    chips.push({ key: kind, kind, label, without: { ...filters, ...without } })
  if (since) put('since', since, { since: null })
  if (until) put('until', until, { until: null })
  if (text) put('words', `“${text}”`, { text: null })
  if (voices) put('independent voices', `${voices} or more`, { voices: 0 })
  if (box) put('inside', boxWords(box), { box: null })
  return chips
}

/** Say a box in degrees: "28.1°E–29.4°E, 2.0°S–1.1°N". */
export function boxWords([west, south, east, north]: readonly [
  number,
  number,
  number,
  number,
]): string {
  const across = `${degree(west, 'E', 'W')}–${degree(east, 'E', 'W')}`
  return `${across}, ${degree(south, 'N', 'S')}–${degree(north, 'N', 'S')}`
}

function degree(value: number, plus: string, minus: string): string {
  return `${Math.abs(value).toFixed(1)}°${value < 0 ? minus : plus}`
}

/** How well a place is known, short enough for a table's cell; lib/words has it in full. */
export const KNOWN_TO: Record<Precision, string> = {
  exact: 'exact spot',
  city: 'town',
  district: '≈ district',
  admin1: '≈ province',
  region: '≈ region',
  country: '≈ country',
}
