import { describe, expect, it } from 'vitest'
import { marksOf, readAt, runsOf, shown } from './marks'
import type { Event, Reading, Span } from '../types'

const TEXT = '🔔 Rebels shot and killed ten people in Goma, a monitor said.'

function span(words: string, text = TEXT): Span {
  const start = Array.from(text.slice(0, text.indexOf(words))).length
  return { start, end: start + Array.from(words).length }
}

function event(id: string, trigger: string, more: Partial<Event> = {}): Event {
  return {
    id,
    claim: 'c',
    trigger: span(trigger),
    type: 'ASSAULT',
    mode: null,
    contexts: [],
    status: 'happened',
    certainty: 'CT',
    polarity: '+',
    actors: [],
    recipients: [],
    places: [],
    period: null,
    quantities: [],
    voices: [],
    rules: [],
    score: 1,
    same_as: null,
    ...more,
  }
}

function actor(words: string) {
  return { span: span(words), name: words, country: null, sector: null, sponsor: null, entry: null }
}

function reading(events: Event[]): Reading {
  return {
    document: {
      id: 'd',
      text: TEXT,
      title: null,
      url: null,
      outlet: null,
      published: null,
      language: 'en',
    },
    mentions: [],
    claims: [],
    events,
    problems: [],
    versions: { tocsin: '', knowledge: '', weights: null, parser: '' },
  }
}

describe('runs of a marked text', () => {
  const killed = event('e2', 'killed', {
    actors: [actor('Rebels')],
    recipients: [actor('ten people')],
    quantities: [{ kind: 'deaths', span: span('ten'), low: 10, high: 10 }],
  })

  it('lose no character of the text, beyond the BMP too', () => {
    const runs = runsOf(TEXT, marksOf(reading([killed]), [], span('Goma')))
    expect(runs.flatMap((run) => run.pieces.map((piece) => piece.text)).join('')).toBe(TEXT)
  })

  it('keep the words of a trigger in one, whatever overlaps them', () => {
    const odd = event('e1', 'shot and killed', { actors: [actor('and')] })
    const acts = runsOf(TEXT, marksOf(reading([odd]), [], null)).filter((run) => run.events.length)
    expect(acts.map((run) => run.pieces.map((piece) => piece.text).join(''))).toEqual([
      'shot and killed',
    ])
  })

  it('hold both events of one trigger', () => {
    const other = event('e3', 'killed', { type: 'SANCTION' })
    const acts = runsOf(TEXT, marksOf(reading([killed, other]), [], null)).filter(
      (run) => run.events.length,
    )
    expect(acts[0]!.events.map((one) => one.id)).toEqual(['e2', 'e3'])
  })

  it('colour the innermost field and underline the one around it', () => {
    const pieces = runsOf(TEXT, marksOf(reading([killed]), [], null)).flatMap((run) => run.pieces)
    const how = shown(
      pieces.find((piece) => piece.text === 'ten')!,
      null,
    )
    expect([how.field, how.outer]).toEqual(['quantity', true])
  })

  it('leave out the fields that are not chosen', () => {
    const fields = marksOf(reading([killed]), ['many', 'who'], null).map((mark) => mark.field)
    expect(fields).toEqual(['trigger', 'recipient'])
  })

  it('show the field that a word has in the event that is lit', () => {
    const other = event('e4', 'shot', { recipients: [actor('Rebels')] })
    const pieces = runsOf(TEXT, marksOf(reading([killed, other]), [], null)).flatMap(
      (run) => run.pieces,
    )
    const rebels = pieces.find((piece) => piece.text === 'Rebels')!
    expect([shown(rebels, 'e2').field, shown(rebels, 'e4').field]).toEqual(['actor', 'recipient'])
    expect(shown(rebels, 'e9').dim).toBe(true)
  })
})

describe('the stretch of an address', () => {
  it('is two numbers in order, or nothing', () => {
    expect(readAt('3-9')).toEqual({ start: 3, end: 9 })
    expect([readAt('9-3'), readAt('a-b'), readAt(null), readAt('3')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
