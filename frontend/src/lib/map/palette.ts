// Colours of the map, from the page's custom properties.

import { colour } from '../colours'

const PROPERTIES = {
  sea: '--map-sea',
  land: '--map-land',
  unsettled: '--map-unsettled',
  coast: '--map-coast',
  border: '--map-border',
  disputed: '--map-disputed',
  name: '--map-name',
  halo: '--map-halo',
  ink: '--ink',
  card: '--card',
  box: '--link',
  yes: '--c-yes',
  flagged: '--c-flagged',
  expected: '--c-expected',
  no: '--c-no',
} as const

export type Palette = Record<keyof typeof PROPERTIES, string> & { isDark: boolean }

export function palette(isDark: boolean): Palette {
  const found = Object.entries(PROPERTIES).map(([name, property]) => [name, colour(property)])
  return { ...Object.fromEntries(found), isDark } as Palette
}
