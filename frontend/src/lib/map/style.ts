// The MapLibre style. It names no glyphs, so that text is drawn with the system's fonts.

import type { FeatureCollection } from 'geojson'
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { BaseMap, View } from './basemap'
import { collection } from './basemap'
import { GROUPS } from '../groups'
import type { Palette } from './palette'

export interface Drawn {
  view: View
  marks: FeatureCollection
  areas: FeatureCollection
  areaLabels: FeatureCollection
  box: FeatureCollection
}

const FONT = ['Noto Sans', 'system-ui']
const BOLD = ['Noto Sans Bold', 'Noto Sans', 'system-ui']

function zoomed(...stops: [number, number][]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()]
}

export function style(base: BaseMap, colours: Palette, drawn: Drawn): StyleSpecification {
  const { view } = drawn
  const own = base.views[view]
  const titles = new Set(own.names.values())
  const geojson = (
    data: FeatureCollection | GeoJSON.Geometry,
    more: object = {},
  ): SourceSpecification => ({
    type: 'geojson',
    data,
    maxzoom: 9,
    ...more,
  })
  return {
    version: 8,
    sources: {
      land: geojson(own.land, { attribution: 'Natural Earth' }),
      coast: geojson(own.coast),
      borders: geojson(own.borders),
      disputed: geojson(base.disputed, { tolerance: 0.2 }),
      names: geojson(own.labels),
      // A place that is a country of this view has its name already.
      places: geojson(
        collection(base.places.features.filter((f) => !titles.has(String(f.properties?.name)))),
      ),
      areas: geojson(drawn.areas),
      'area-labels': geojson(drawn.areaLabels),
      marks: geojson(drawn.marks),
      box: geojson(drawn.box),
    },
    layers: layers(colours, view),
  }
}

function layers(c: Palette, view: View): LayerSpecification[] {
  const dominant = [
    'match',
    ['get', 'group'],
    ...GROUPS.flatMap((g) => [g, c[g]]),
    c.no,
  ] as unknown as ExpressionSpecification
  const byPrecision = (
    country: number,
    region: number,
    admin1: number,
    district: number,
  ): ExpressionSpecification => [
    'match',
    ['get', 'precision'],
    'country',
    country,
    'region',
    region,
    'admin1',
    admin1,
    district,
  ]
  const disputed = (kind: string): ExpressionSpecification => ['==', ['get', view], kind]
  const named = { 'text-font': FONT, 'text-max-width': 7, 'text-padding': 6 }
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': c.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: {
        'fill-color': ['case', ['to-boolean', ['get', 'unsettled']], c.unsettled, c.land],
        'fill-antialias': false,
      },
    },
    {
      id: 'areas-tint',
      type: 'fill',
      source: 'areas',
      layout: { 'fill-sort-key': ['get', 'order'] },
      paint: { 'fill-color': dominant, 'fill-opacity': byPrecision(0.07, 0.1, 0.13, 0.16) },
    },
    {
      id: 'areas-hatch',
      type: 'fill',
      source: 'areas',
      filter: ['>=', ['get', 'order'], 2],
      layout: { 'fill-sort-key': ['get', 'order'] },
      paint: { 'fill-pattern': ['concat', 'hatch ', ['get', 'group']], 'fill-opacity': 0.35 },
    },
    {
      id: 'areas-outline',
      type: 'line',
      source: 'areas',
      paint: {
        'line-color': dominant,
        'line-width': byPrecision(0.8, 1, 1.2, 1.2),
        'line-opacity': byPrecision(0.45, 0.6, 0.8, 0.9),
      },
    },
    {
      id: 'coast',
      type: 'line',
      source: 'coast',
      paint: { 'line-color': c.coast, 'line-width': zoomed([1, 0.4], [6, 0.9]) },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c.border, 'line-width': zoomed([1, 0.5], [6, 1.1]) },
    },
    {
      id: 'disputed',
      type: 'line',
      source: 'disputed',
      filter: disputed('dashed'),
      paint: {
        'line-color': c.disputed,
        'line-width': zoomed([1, 0.8], [6, 1.7]),
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'disputed-claims',
      type: 'line',
      source: 'disputed',
      filter: disputed('dotted'),
      minzoom: 2.5,
      paint: {
        'line-color': c.disputed,
        'line-width': zoomed([3, 0.6], [7, 1.2]),
        'line-dasharray': [1, 3],
      },
    },
    {
      id: 'box',
      type: 'line',
      source: 'box',
      paint: { 'line-color': c.box, 'line-width': 2, 'line-dasharray': [3, 2] },
    },
    {
      id: 'places',
      type: 'symbol',
      source: 'places',
      minzoom: 4.5,
      filter: [
        'all',
        ['!=', ['get', view], ''],
        ['any', ['==', ['get', view], 'place'], ['>=', ['zoom'], 5.5]],
      ],
      layout: { ...named, 'text-field': ['get', 'name'], 'text-size': 11 },
      paint: { 'text-color': c.disputed, 'text-halo-color': c.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      filter: ['<=', ['get', 'rank'], ['+', ['zoom'], 1.4]],
      layout: {
        ...named,
        'text-field': ['get', 'name'],
        'symbol-sort-key': ['get', 'rank'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 1, 10, 6, 14],
      },
      paint: { 'text-color': c.name, 'text-halo-color': c.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'area-labels',
      type: 'symbol',
      source: 'area-labels',
      layout: {
        'icon-image': ['concat', 'badge ', ['get', 'group']],
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [1, 3, 1, 3],
        'text-field': ['get', 'label'],
        'text-font': BOLD,
        'text-size': 11,
        'symbol-sort-key': ['get', 'sort'],
        'text-padding': 1,
        'icon-padding': 1,
      },
      paint: { 'text-color': c.ink },
    },
    {
      id: 'marks',
      type: 'symbol',
      source: 'marks',
      layout: {
        'icon-image': ['get', 'picture'],
        'icon-allow-overlap': true,
        'text-optional': true,
        'text-field': ['get', 'label'],
        'text-font': BOLD,
        'text-size': 11,
        'symbol-sort-key': ['get', 'sort'],
        'icon-padding': 0,
        'text-padding': 0,
      },
      paint: { 'text-color': c.ink },
    },
  ]
}

export const NOTHING = collection([])
