import type { MultiPolygon, Polygon, Position } from 'geojson'

/** West, south, east, north, in degrees. */
export type Box = [number, number, number, number]

const EARTH = 6371.0088
const RAD = Math.PI / 180

/** The points at a distance from a place, as a polygon. */
export function circle(
  longitude: number,
  latitude: number,
  kilometres: number,
  steps = 64,
): Polygon {
  const angle = kilometres / EARTH
  const [lat, sinA, cosA] = [latitude * RAD, Math.sin(angle), Math.cos(angle)]
  const ring: Position[] = []
  for (let i = 0; i <= steps; i++) {
    const bearing = -2 * Math.PI * ((i % steps) / steps)
    const y = Math.asin(Math.sin(lat) * cosA + Math.cos(lat) * sinA * Math.cos(bearing))
    const x = Math.atan2(
      Math.sin(bearing) * sinA * Math.cos(lat),
      cosA - Math.sin(lat) * Math.sin(y),
    )
    ring.push([longitude + x / RAD, y / RAD])
  }
  return { type: 'Polygon', coordinates: [ring] }
}

export function boxShape([w, s, e, n]: Box): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  }
}

export function inside(shape: Polygon | MultiPolygon, x: number, y: number): boolean {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return polygons.some(
    ([outer, ...holes]) => !!outer && within(outer, x, y) && !holes.some((h) => within(h, x, y)),
  )
}

function within(ring: Position[], x: number, y: number): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = ring[i] as [number, number]
    const [c, d] = ring[j] as [number, number]
    if (b > y !== d > y && x < ((c - a) * (y - b)) / (d - b) + a) odd = !odd
  }
  return odd
}

/** A box with its numbers cut to what a map shows: some ten metres. */
export function rounded(box: Box): Box {
  const cut = (value: number) => Math.round(value * 1e4) / 1e4
  return [
    Math.max(-180, cut(box[0])),
    Math.max(-90, cut(box[1])),
    Math.min(180, cut(box[2])),
    Math.min(90, cut(box[3])),
  ]
}
