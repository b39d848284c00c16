// The part of topojson-client that the map uses; the package brings no types.
declare module 'topojson-client' {
  import type { FeatureCollection, Geometry, MultiLineString } from 'geojson'
  export interface TopologyObject {
    type: string
    geometries?: unknown[]
  }
  export interface Topology {
    type: 'Topology'
    objects: Record<string, TopologyObject>
    arcs: unknown[]
  }
  export function feature<P>(
    topology: Topology,
    object: TopologyObject,
  ): FeatureCollection<Geometry, P>
  export function mesh(
    topology: Topology,
    object: TopologyObject,
    filter?: (a: unknown, b: unknown) => boolean,
  ): MultiLineString
}
