// Two tellings side by side: what both say, field by field, and whether it agrees.

import { act, days, figure, site, STATUSES } from '../words'
import type { Actor, Event, Quantity } from '../types'

type Agreement = 'agree' | 'differ' | 'only one says' | 'nobody says'

/** Return whether two texts or codes agree; empty = not said. */
function agreement(first: string | null, second: string | null): Agreement {
  if (!first && !second) return 'nobody says'
  if (!first || !second) return 'only one says'
  return first === second ? 'agree' : 'differ'
}

const code = (party: Actor) => [party.country, party.sector].filter(Boolean).join('-')

/** Parties agree where one name or one code is in both. */
function parties(first: Actor[], second: Actor[]): Agreement {
  if (!first.length || !second.length)
    return agreement(first.length ? 'x' : '', second.length ? 'x' : '')
  const met = first.some((one) =>
    second.some(
      (other) =>
        one.name.toLowerCase() === other.name.toLowerCase() ||
        (code(one) && code(one) === code(other)),
    ),
  )
  return met ? 'agree' : 'differ'
}

function periods(first: Event['period'], second: Event['period']): Agreement {
  if (!first || !second) return agreement(first && 'x', second && 'x')
  const apart =
    (first.end && second.start && first.end < second.start) ||
    (second.end && first.start && second.end < first.start)
  return apart ? 'differ' : 'agree'
}

export const figures = (all: Quantity[]) => all.map(figure).join('; ')
const places = (event: Event) =>
  event.places
    .map((one) => one.name.toLowerCase())
    .sort()
    .join('|')

/** How each field of two events agrees. */
export function agreements(first: Event, second: Event) {
  return {
    what: agreement(act(first), act(second)),
    status: agreement(first.status, second.status),
    who: parties(first.actors, second.actors),
    whom: parties(first.recipients, second.recipients),
    where: agreement(places(first), places(second)),
    when: periods(first.period, second.period),
    many: agreement(figures(first.quantities), figures(second.quantities)),
  }
}

export const said = {
  what: (event: Event) => act(event),
  status: (event: Event) => STATUSES[event.status],
  where: (event: Event) => event.places.map(site).join('; '),
  when: (event: Event) => (event.period ? days(event.period) : ''),
  many: (event: Event) => figures(event.quantities),
}
