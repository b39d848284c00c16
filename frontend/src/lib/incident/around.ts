// The part of the map around a place, as wide as it is known, and its degrees in words.

import { NO_FILTERS, writeFilters } from '../filters'
import type { Site } from '../types'

/** Half the width of the box in degrees. */
const REACH: Record<NonNullable<Site['precision']>, number> = {
  exact: 0.1,
  city: 0.25,
  district: 0.75,
  admin1: 2,
  region: 3,
  country: 6,
}

export function around(site: Site): string | null {
  const { latitude, longitude, precision } = site
  if (latitude === null || longitude === null) return null
  const reach = REACH[precision ?? 'region']
  const box: [number, number, number, number] = [
    Math.max(-180, longitude - reach),
    Math.max(-90, latitude - reach),
    Math.min(180, longitude + reach),
    Math.min(90, latitude + reach),
  ]
  return `/explore?${writeFilters({ ...NO_FILTERS, box })}`
}

export function degrees(site: Site): string | null {
  if (site.latitude === null || site.longitude === null) return null
  const north = `${Math.abs(site.latitude).toFixed(3)}° ${site.latitude < 0 ? 'S' : 'N'}`
  return `${north}, ${Math.abs(site.longitude).toFixed(3)}° ${site.longitude < 0 ? 'W' : 'E'}`
}
