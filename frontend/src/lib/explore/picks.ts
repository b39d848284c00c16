// What picking a mark of the map means for the filters.

import type { AreaMark, Filters, PointMark } from '../types'

/** Narrow filters to what a mark stands for: a country, a named place, or the box of a bin. */
export function placeFilters(filters: Filters, mark: PointMark | AreaMark): Filters {
  if ('precision' in mark && mark.precision === 'country' && mark.country) {
    return { ...filters, country: [mark.country], precision: ['country'] }
  }
  if (mark.name) return { ...filters, place: [mark.name] }
  return 'box' in mark && mark.box ? { ...filters, box: mark.box } : filters
}
