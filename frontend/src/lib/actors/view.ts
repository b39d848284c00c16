// What the address of the Actors page holds: whose network, narrowed how, which words are open.

import { readFilters, writeFilters } from '../filters'
import type { Group } from '../groups'
import type { ActorEdge, Filters } from '../types'

export const SIDES = {
  both: 'who acts and who is acted on',
  acts: 'what this party does',
  suffers: 'what is done to this party',
} as const
export type Side = keyof typeof SIDES
export type Order = 'incidents' | 'name' | 'codes'
export type Arc = Pick<ActorEdge, 'from' | 'to' | 'type'>

export interface View {
  actor: string | null
  side: Side
  /** The edge whose sentences are open. */
  open: Arc | null
  find: string
  order: Order
  filters: Filters
}

export function readView(params: URLSearchParams): View {
  const side = params.get('side') as Side
  const order = params.get('order') as Order
  return {
    actor: params.get('actor') || null,
    side: side in SIDES ? side : 'both',
    open: readArc(params),
    find: params.get('find') ?? '',
    order: order === 'name' || order === 'codes' ? order : 'incidents',
    filters: readFilters(params),
  }
}

function readArc(params: URLSearchParams): Arc | null {
  const [from, to, type] = [params.get('from'), params.get('to'), params.get('act')]
  return from && to && type ? { from, to, type } : null
}

/** The address of a view; what is as it is by default is left out. */
export function address(view: View): string {
  const params = new URLSearchParams()
  if (view.actor) params.set('actor', view.actor)
  if (view.actor && view.side !== 'both') params.set('side', view.side)
  if (!view.actor && view.find) params.set('find', view.find)
  if (!view.actor && view.order !== 'incidents') params.set('order', view.order)
  for (const [name, value] of writeFilters(view.filters)) params.append(name, value)
  if (view.actor && view.open) {
    params.set('from', view.open.from)
    params.set('to', view.open.to)
    params.set('act', view.open.type)
  }
  return params.size ? `/actors?${params}` : '/actors'
}

/** The query of the page's JSON twin: only what changes the answer. */
export function asked(actor: string | null, filters: Filters): string {
  const params = writeFilters(filters)
  if (actor) params.set('actor', actor)
  return params.toString()
}

/** The query of the sentences behind an edge; its own type stands for the filter. */
export function askedEdge(arc: Arc, filters: Filters, limit: number): string {
  const params = writeFilters({ ...filters, type: [arc.type as string] })
  params.set('from', arc.from)
  params.set('to', arc.to)
  params.set('limit', String(limit))
  return params.toString()
}

/** Whether a party has no country and is in no list of actors: its name alone stands for it everywhere. */
export const hasNoCountry = (key: string) => key.startsWith('-')

export const arcId = (arc: Arc) => JSON.stringify([arc.from, arc.to, arc.type])

export function isOn(edge: Arc, actor: string, side: Side): boolean {
  if (side === 'acts') return edge.from === actor
  if (side === 'suffers') return edge.to === actor
  return true
}

/** How a line is dashed, so that its group can be told without its colour; empty = solid. */
export const DASHES: Record<Group, number[]> = {
  yes: [],
  flagged: [9, 4],
  expected: [2, 4],
  no: [9, 4, 2, 4],
}

/** A type as a short word: "ASSAULT" is "Assault". */
export const word = (type: string) => type.charAt(0) + type.slice(1).toLowerCase()
