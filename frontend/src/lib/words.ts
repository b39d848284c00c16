// Plain words for codes, the same as in tables and exports.

import type {
  Actor,
  Event,
  Field,
  Party,
  Precision,
  Quantity,
  Row,
  Site,
  Standing,
  Status,
  Toll,
  VoiceKind,
  When,
} from './types'

export const STANDINGS: Record<Standing, string> = {
  established: 'the outlet itself or a named voice that vouches says that it happened',
  reported: 'a voice says that it happened',
  claimed: 'said without support: distanced, inferred, or by nobody who is named',
  disputed: 'somebody denies it',
  expected: 'planned or threatened: it has not happened yet',
  conjectured: 'possible, feared or predicted only',
  'not occurred': 'denied, failed, averted or called off',
}

export const STATUSES: Record<Status, string> = {
  happened: 'happened',
  ongoing: 'ongoing',
  planned: 'planned',
  threatened: 'threatened',
  possible: 'possible',
  not_happened: 'not happened',
}

export const CERTAINTIES: Record<Event['certainty'], string> = {
  CT: 'told as certain',
  PR: 'told as probable',
  PS: 'told as possible',
  U: 'not told how certain',
}

export const POLARITIES: Record<Event['polarity'], string> = {
  '+': 'affirmed',
  '-': 'denied or negated',
  u: 'neither affirmed nor denied',
}

/** NATO's letter for an outlet (AJP-2.1), which people give. */
export const RELIABILITIES: Record<string, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
}

/** NATO's number for an incident (AJP-2.1); the words are those of docs/incidents.md. */
export const CREDIBILITIES: Record<number, string> = {
  1: 'confirmed',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'cannot be judged',
}

export const VOICES: Record<VoiceKind, string> = {
  official: 'official',
  military: 'military',
  armed_group: 'armed group',
  ngo: 'NGO',
  media: 'media',
  witness: 'witness',
  expert: 'expert',
  document: 'document',
  unnamed: 'unnamed',
  other: 'other',
}

export const COUNTS: Record<Row['counts'], string> = {
  yes: 'counts as having happened',
  flagged: 'counts, with a flag: claimed or disputed',
  expected: 'expected: does not count as having happened',
  no: 'does not count: conjectured or not occurred',
}

export const PRECISIONS: Record<Precision, string> = {
  exact: 'exact spot',
  city: 'town or village',
  district: 'known only to the district',
  admin1: 'known only to the province',
  region: 'known only to the region',
  country: 'known only to the country',
}

export const FIELDS: Record<Field, string> = {
  trigger: 'what',
  actor: 'who',
  recipient: 'to whom',
  place: 'where',
  period: 'when',
  quantity: 'how many',
  speaker: 'says who',
  cue: 'says how',
  claim: 'claim',
}

export const STANCES = { endorses: 'vouches', neutral: 'neutral', distances: 'distanced' } as const

/** Show the codes of a party: "IRN", "REB", "REB ←IRN". */
export function codes(party: Pick<Party | Actor, 'country' | 'sector' | 'sponsor'>): string {
  const own = [party.country, party.sector].filter(Boolean).join('-')
  return party.sponsor ? `${own} ←${party.sponsor}`.trim() : own
}

export function days(when: Pick<When, 'start' | 'end'> | null): string {
  if (!when || (!when.start && !when.end)) return 'when unknown'
  if (when.start === when.end) return when.start!
  if (!when.end) return `from ${when.start}`
  if (!when.start) return `until ${when.end}`
  return `${when.start} – ${when.end}`
}

export function site(one: Pick<Site, 'name' | 'admin1' | 'country'>): string {
  return [one.name, one.country].filter(Boolean).join(', ')
}

export function range(low: number, high: number | null): string {
  if (high === null) return `≥ ${low}`
  return low === high ? `${low}` : `${low}–${high}`
}

export function toll(one: Pick<Toll, 'kind' | 'low' | 'best' | 'high'>): string {
  const alone = one.low === one.best && (one.high === one.best || one.high === null)
  const span = range(one.low, one.high)
  return alone ? `${one.kind} ${span}` : `${one.kind} ${one.best} (${span})`
}

export function figure(one: Pick<Quantity, 'kind' | 'low' | 'high'>): string {
  return `${one.kind} ${range(one.low, one.high)}`
}

export function voices(row: Pick<Row, 'low' | 'high'>): string {
  return range(row.low, row.high)
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** A code in plain words: "human_rights" is "human rights". */
export const plain = (code: string) => code.replaceAll('_', ' ')

/** What kind of act, with its mode: "ASSAULT · explosives"; `name` may spell its type out. */
export function act(one: Pick<Row, 'type' | 'mode'>, name = (type: string) => type): string {
  return one.mode ? `${name(one.type)} · ${one.mode}` : name(one.type)
}

/** Set a name that is written from right to left apart, so that it turns nothing around it. */
function apart(name: string | undefined): string | undefined {
  return name && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name)
    ? `\u2068${name}\u2069`
    : name
}

/** Who did what to whom and where, as one line for headings and names of links. */
export function headline(
  row: Pick<Row, 'actors' | 'recipients' | 'type' | 'mode' | 'places'>,
  name?: (type: string) => string,
): string {
  const who = apart(row.actors[0]?.name) ?? 'Nobody named'
  const told = [who, act(row, name), apart(row.recipients[0]?.name)].filter(Boolean).join(' — ')
  return row.places[0] ? `${told}, ${apart(row.places[0].name)}` : told
}
