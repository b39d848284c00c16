// The name of a filter's value, as it is shown to people.

import type { ListName } from './filters'
import { project } from './project.svelte'
import type { Precision, Status } from './types'
import { PRECISIONS, STATUSES } from './words'

/** Name a value; `label` is what the server calls it, where it said. */
export function nameOf(list: ListName, value: string, label = value): string {
  if (list === 'type') return project.type(value)
  if (list === 'country') return project.country(value)
  if (list === 'status') return STATUSES[value as Status] ?? label
  if (list === 'precision') return PRECISIONS[value as Precision] ?? label
  return label
}
