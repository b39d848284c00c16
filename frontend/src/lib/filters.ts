// Filters to and from the address: the same names on every page and in every JSON twin.

import type { Filters, Precision, Standing, Status } from './types'

export const LISTS = ['type', 'status', 'standing', 'country', 'place', 'precision'] as const
export type ListName = (typeof LISTS)[number]

export const NO_FILTERS: Filters = {
  type: [],
  status: [],
  standing: [],
  country: [],
  place: [],
  precision: [],
  since: null,
  until: null,
  text: null,
  voices: 0,
  box: null,
}

export function readFilters(params: URLSearchParams): Filters {
  const box = params.get('box')?.split(',').map(Number)
  return {
    type: params.getAll('type'),
    status: params.getAll('status') as Status[],
    standing: params.getAll('standing') as Standing[],
    country: params.getAll('country'),
    place: params.getAll('place'),
    precision: params.getAll('precision') as Precision[],
    since: params.get('since') || null,
    until: params.get('until') || null,
    text: params.get('text') || null,
    voices: Number(params.get('voices')) || 0,
    box: box?.length === 4 && box.every(Number.isFinite) ? (box as Filters['box']) : null,
  }
}

/** Return params with the filters in a fixed order, so that one view has one address. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of LISTS)
    for (const value of [...filters[name]].sort()) params.append(name, value)
  if (filters.since) params.set('since', filters.since)
  if (filters.until) params.set('until', filters.until)
  if (filters.text) params.set('text', filters.text)
  if (filters.voices) params.set('voices', String(filters.voices))
  if (filters.box) params.set('box', filters.box.map((degree) => +degree.toFixed(4)).join(','))
  return params
}

/** Put a value into a list filter, or take it out. */
export function toggled(filters: Filters, name: ListName, value: string): Filters {
  const values = filters[name] as string[]
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  return { ...filters, [name]: next }
}

export function isEmpty(filters: Filters): boolean {
  return writeFilters(filters).size === 0
}
