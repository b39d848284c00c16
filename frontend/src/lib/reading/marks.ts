// Which words of a text belong to which field of which event, and how one stretch of text is drawn.

import { cut, pieces } from '../codepoints'
import { FIELDS } from '../words'
import type { Claim, Event, Field, Reading, Span, Voice } from '../types'

/** A choice above the text: what it is called, and the fields it shows or hides. */
export const CHOICES: { name: string; label: string; fields: Field[] }[] = [
  { name: 'who', label: 'who', fields: ['actor'] },
  { name: 'whom', label: 'to whom', fields: ['recipient'] },
  { name: 'where', label: 'where', fields: ['place'] },
  { name: 'when', label: 'when', fields: ['period'] },
  { name: 'many', label: 'how many', fields: ['quantity'] },
  { name: 'says', label: 'according to whom', fields: ['speaker', 'cue', 'claim'] },
]

/** The small word after a marked stretch. */
const LABELS: Record<Field, string> = { ...FIELDS, speaker: 'says', cue: 'says' }

interface Marked extends Span {
  field: Field | 'at'
  label: string
  /** The event whose word it is; null for a claim and for the stretch that the address names. */
  event: Event | null
}

/** A stretch without a border inside: what covers it, and what is drawn where it ends. */
interface Piece extends Span {
  text: string
  marks: Marked[]
  /** Labels of the fields that end here, each once. */
  labels: string[]
  /** Whose the claims are that end here. */
  claims: string[]
}

/** Pieces that are one link to an event's card, or no link: the words of a trigger hold together. */
interface Run extends Span {
  /** Events whose trigger these words are; more than one where a word says two acts. */
  events: Event[]
  pieces: Piece[]
}

export function marksOf(reading: Reading, hide: readonly string[], at: Span | null): Marked[] {
  const hidden = new Set(
    CHOICES.filter((one) => hide.includes(one.name)).flatMap((one) => one.fields),
  )
  const { text } = reading.document
  const all = [
    ...reading.events.flatMap(ofEvent),
    ...reading.claims.flatMap((claim) => ofClaim(claim, text)),
  ].filter((mark) => !hidden.has(mark.field as Field))
  if (at) all.push({ ...at, field: 'at', label: '', event: null })
  return all
}

function ofEvent(event: Event): Marked[] {
  const as = (field: Field) => (span: Span | null) =>
    span ? [{ start: span.start, end: span.end, field, label: LABELS[field], event }] : []
  return [
    ...as('trigger')(event.trigger),
    ...event.actors.flatMap((one) => as('actor')(one.span)),
    ...event.recipients.flatMap((one) => as('recipient')(one.span)),
    ...event.places.flatMap((one) => as('place')(one.span)),
    ...as('period')(event.period?.span ?? null),
    ...event.quantities.flatMap((one) => as('quantity')(one.span)),
    ...event.voices.flatMap((one) => [...as('speaker')(one.speaker), ...as('cue')(one.cue)]),
  ]
}

function ofClaim(claim: Claim, text: string): Marked[] {
  if (claim.voices.length === 0) return []
  const label = `according to ${claim.voices.map((voice) => nameOf(voice, text)).join(' › ')}`
  return [{ ...claim.span, field: 'claim', label, event: null }]
}

/** Who speaks, as the text says it. */
export function nameOf(voice: Voice, text: string): string {
  const words = voice.speaker && cut(text, voice.speaker.start, voice.speaker.end)
  return voice.name ?? words ?? `“${cut(text, voice.cue.start, voice.cue.end)}”, nobody named`
}

/** Cut a text into runs: the words of each trigger are one, all between two triggers is one. */
export function runsOf(text: string, marks: readonly Marked[]): Run[] {
  const runs: Run[] = []
  let last: Marked | undefined
  for (const piece of pieces(text, marks)) {
    const triggers = piece.marks.filter((mark) => mark.field === 'trigger').sort(shortest)
    const own = triggers[0]
    const drawn = { ...piece, ...labelsOf(piece.marks, piece.end) }
    const run = runs.at(-1)
    if (run && same(own, last)) {
      run.pieces.push(drawn)
      run.end = piece.end
    } else {
      const events = triggers.filter((mark) => same(mark, own)).map((mark) => mark.event!)
      runs.push({ start: piece.start, end: piece.end, events, pieces: [drawn] })
    }
    last = own
  }
  return runs
}

function same(one: Span | undefined, other: Span | undefined): boolean {
  return one?.start === other?.start && one?.end === other?.end
}

function shortest(one: Span, other: Span): number {
  return one.end - one.start - (other.end - other.start)
}

function labelsOf(marks: readonly Marked[], end: number): Pick<Piece, 'labels' | 'claims'> {
  const ending = marks.filter((mark) => mark.end === end && mark.label).sort(shortest)
  const once = (found: Marked[]) => [...new Set(found.map((mark) => mark.label))]
  return {
    labels: once(ending.filter((mark) => mark.field !== 'trigger' && mark.field !== 'claim')),
    claims: once(ending.filter((mark) => mark.field === 'claim')),
  }
}

/** How a piece is drawn: the innermost mark colours it, one around it underlines it. */
export function shown(piece: Piece, lit: string | null) {
  const words = piece.marks.filter((mark) => mark.event).sort(shortest)
  const mine = lit === null ? [] : words.filter((mark) => mark.event!.id === lit)
  const inner = mine[0] ?? words[0]
  const outer = inner && words.find((mark) => !same(mark, inner))
  return {
    field: inner?.field ?? null,
    outer: outer !== undefined,
    lit: mine.length > 0,
    dim: lit !== null && mine.length === 0,
    claim: piece.marks.some((mark) => mark.field === 'claim'),
    claimStarts: piece.marks.some((mark) => mark.field === 'claim' && mark.start === piece.start),
    at: piece.marks.some((mark) => mark.field === 'at'),
  }
}

/** The address of a stretch: ?at=START-END, in code points. */
export function readAt(value: string | null): Span | null {
  const found = /^(\d+)-(\d+)$/.exec(value ?? '')
  const [start, end] = [Number(found?.[1]), Number(found?.[2])]
  return found && end > start ? { start, end } : null
}
