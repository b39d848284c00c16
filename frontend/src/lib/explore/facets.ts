// Facets: what can be ticked, and what stays although nothing is left of it.

import type { Facet } from '../types'

/** Return the facets with those chosen that the answer no longer has: they stay, with 0. */
export function withChosen(facets: readonly Facet[], chosen: readonly string[]): Facet[] {
  const known = new Set(facets.map((one) => one.value))
  const gone = chosen.filter((value) => !known.has(value))
  return [...facets, ...gone.map((value) => ({ value, label: value, count: 0 }))]
}
