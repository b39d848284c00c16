import { expect, test } from 'vitest'
import model from '../../../../src/tocsin/model/reading.py?raw'
import { VOICES } from '../words'
import { ACTS, KNOWN_AS, TOLLS, valueOf } from './fields'
import type { Event, Incident } from '../types'

function literal(name: string): string[] {
  const [, listed] = new RegExp(`^${name} = Literal\\[([^\\]]+)\\]`, 'm').exec(model)!
  return [...listed!.matchAll(/"([^"]+)"/g)].map((one) => one[1]!)
}

test('codes that the server does not list are those of the record', () => {
  expect(ACTS).toEqual(literal('Act'))
  expect(KNOWN_AS).toEqual(literal('Identification'))
  expect(TOLLS).toEqual(literal('QuantityKind'))
  expect(Object.keys(VOICES)).toEqual(literal('VoiceKind'))
})

test('a field of the incident is read from the incident, or from its support', () => {
  const event = { type: 'AID' } as Event
  const incident = { type: 'ASSAULT', support: { low: 2 } } as Incident
  const read = (name: string) => valueOf(name, event, incident)
  expect([read('type'), read('incident.type'), read('incident.low')]).toEqual(['AID', 'ASSAULT', 2])
  expect(valueOf('incident.type', event, null)).toBeUndefined()
})
