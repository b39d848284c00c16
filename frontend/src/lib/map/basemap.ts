// The offline base map: files under public/basemap, read once. See frontend/basemap/README.md.

import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson'
import { feature, mesh, type Topology } from 'topojson-client'
import { inside, type Box } from './geodesy'

export type View = 'un' | 'defacto'
export type Shape = Polygon | MultiPolygon
export interface CountryInfo {
  a3: string
  name: string
  unsettled?: boolean
}
export interface Province {
  a3: string
  name: string
  shape: Shape
  box: Box
}
/** `parties` are codes with commas between; `un` and `defacto`: dashed, dotted or not drawn. */
export interface LineInfo {
  name: string
  parties: string
  holds: string
  un: string
  defacto: string
}
type DisputedLine = Feature<LineString | MultiLineString, LineInfo>
interface LabelFile {
  countries: { view: View; a3: string; name: string; at: [number, number]; rank: number }[]
  disputes: { name: string; at: [number, number]; claims: string; holds: string }[]
}

export interface Countries {
  land: FeatureCollection<Geometry, CountryInfo>
  borders: FeatureCollection
  coast: Geometry
  labels: FeatureCollection<Point>
  /** Shape and label point by ISO alpha-3 code. */
  shapes: Map<string, Shape>
  centres: Map<string, [number, number]>
  names: Map<string, string>
}
export interface BaseMap {
  views: Record<View, Countries>
  /** Lines that somebody disputes; `un` and `defacto` say how each view draws them. */
  disputed: FeatureCollection<LineString | MultiLineString, LineInfo>
  places: FeatureCollection<Point>
}

const ROOT = `${import.meta.env.BASE_URL}basemap/`
let base: Promise<BaseMap> | null = null
let provinces: Promise<Province[]> | null = null

async function read<T>(name: string): Promise<T> {
  const answer = await fetch(ROOT + name)
  if (!answer.ok) throw new Error(`The base map's ${name} could not be read (${answer.status}).`)
  return (await answer.json()) as T
}

export function baseMap(): Promise<BaseMap> {
  base ??= load().catch((error) => {
    base = null
    throw error
  })
  return base
}

async function load(): Promise<BaseMap> {
  const [world, lines, labels] = await Promise.all([
    read<Topology>('world.json'),
    read<Topology>('lines.json'),
    read<LabelFile>('labels.json'),
  ])
  const disputed = feature<LineInfo>(lines, lines.objects.disputed!) as BaseMap['disputed']
  return {
    views: { un: countries(world, labels, 'un'), defacto: countries(world, labels, 'defacto') },
    disputed,
    places: collection([
      ...labels.disputes.map((d) => point(d.at, { name: d.name, un: 'place', defacto: 'place' })),
      ...lineNames(disputed.features, new Set(labels.disputes.map((d) => d.name))),
    ]),
  }
}

function countries(world: Topology, labels: LabelFile, view: View): Countries {
  const land = feature<CountryInfo>(world, world.objects[view]!)
  const mine = labels.countries.filter((label) => label.view === view)
  return {
    land,
    borders: feature(world, world.objects[`borders_${view}`]!) as FeatureCollection,
    coast: withoutSeams(mesh(world, world.objects[view]!, (a, b) => a === b)),
    labels: collection(mine.map(({ at, a3, name, rank }) => point(at, { a3, name, rank }))),
    shapes: new Map(land.features.map((f) => [f.properties.a3, f.geometry as Shape])),
    centres: new Map(mine.map(({ a3, at }) => [a3, at])),
    names: new Map(mine.map(({ a3, name }) => [a3, name])),
  }
}

/** Where the map is cut - at 180 degrees, through Antarctica and at its southern edge - is no coast. */
function withoutSeams(coast: MultiLineString): MultiLineString {
  const isSeam = ([x, y]: Position, [u, v]: Position) =>
    (Math.abs(x!) > 179.98 && Math.abs(u!) > 179.98) ||
    (y! < -85 && v! < -85) ||
    (Math.abs(x!) < 0.01 && Math.abs(u!) < 0.01 && y! < -60)
  const kept: Position[][] = []
  for (const line of coast.coordinates) {
    let part: Position[] = []
    line.forEach((at, n) => {
      const before = line[n - 1]
      if (before && isSeam(before, at)) {
        if (part.length > 1) kept.push(part)
        part = []
      }
      part.push(at)
    })
    if (part.length > 1) kept.push(part)
  }
  return { type: 'MultiLineString', coordinates: kept }
}

/** The name of a disputed line stands at the middle of its longest stretch. */
function lineNames(lines: DisputedLine[], taken: Set<string>): Feature<Point>[] {
  return lines
    .filter((line) => !taken.has(line.properties.name))
    .map((line) => {
      const parts =
        line.geometry.type === 'LineString'
          ? [line.geometry.coordinates]
          : line.geometry.coordinates
      const longest = parts.reduce((best, part) => (part.length > best.length ? part : best))
      const { name, un, defacto } = line.properties
      return point(longest[Math.floor(longest.length / 2)] as [number, number], {
        name,
        un,
        defacto,
      })
    })
}

/** First-level units; a large file, asked for only when a place is known to its province alone. */
export function provinceList(): Promise<Province[]> {
  provinces ??= read<Topology>('provinces.json').then(
    (topology) =>
      feature<{ a3: string; name: string }>(topology, topology.objects.provinces!).features.map(
        (f) => ({
          ...f.properties,
          shape: f.geometry as Shape,
          box: bounds(f.geometry as Shape),
        }),
      ),
    (error) => {
      provinces = null
      throw error
    },
  )
  return provinces
}

/** The province a place lies in; by its name in the country where the point is off the simplified coast. */
export function provinceOf(
  list: Province[],
  longitude: number,
  latitude: number,
  name: string,
  country: string | null,
): Province | null {
  const hit = list.find(
    ({ box: [w, s, e, n], shape }) =>
      longitude >= w &&
      longitude <= e &&
      latitude >= s &&
      latitude <= n &&
      inside(shape, longitude, latitude),
  )
  if (hit) return hit
  const wanted = folded(name)
  return list.find((p) => p.a3 === country && folded(p.name) === wanted) ?? null
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’ʼ`-]/g, '')
    .toLowerCase()
}

function bounds(shape: Shape): Box {
  const box: Box = [180, 90, -180, -90]
  for (const polygon of shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)
    for (const [x, y] of polygon[0] as [number, number][]) {
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    }
  return box
}

export function collection<G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> {
  return { type: 'FeatureCollection', features }
}

export function point(at: [number, number], properties: Record<string, unknown>): Feature<Point> {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } }
}
