// What can be corrected, and with which control: the fields of an event and of its incident.

import { project } from '../project.svelte'
import {
  CERTAINTIES,
  CREDIBILITIES,
  plain,
  POLARITIES,
  PRECISIONS,
  RELIABILITIES,
  STANCES,
  STANDINGS,
  STATUSES,
  VOICES,
} from '../words'
import type { Event, Incident, Span } from '../types'

type Option = [value: string, label: string]
/** One cell of a list's row: `words` is found in the text and becomes a span. */
export interface Column {
  name: string
  label: string
  control: 'words' | 'text' | 'number' | 'day' | 'code'
  options?: () => Option[]
  isOptional?: boolean
}
interface FieldToCorrect {
  name: string
  label: string
  /** `one` and `many` are chosen from options, `grade` is a number that is. */
  control: 'one' | 'grade' | 'many' | 'number' | 'rows' | 'row'
  /** What can be chosen; modes hang on the type. */
  options?: (type: string) => Option[]
  columns?: Column[]
  /** Whether "not said" is a value. */
  isOptional?: boolean
}

const same = (names: readonly string[]): Option[] => names.map((name) => [name, plain(name)])
const pairs = (names: Record<string, string>): Option[] => Object.entries(names)
const types = (): Option[] => (project.info?.types ?? []).map((type) => [type.code, type.label])
const countries = (): Option[] =>
  pairs(project.info?.countries ?? {}).sort((a, b) => a[1].localeCompare(b[1]))
const sectors = (): Option[] =>
  pairs(project.info?.sectors ?? {}).map(([code, label]) => [code, `${label} (${code})`])
const modes = (type: string) =>
  same(project.info?.types.find((one) => one.code === type)?.modes ?? [])
const contexts = () => same(project.info?.contexts ?? [])
const graded = (names: Record<string, string>) => (): Option[] =>
  pairs(names).map(([grade, word]) => [grade, `${grade} ${word}`])
const standings = (): Option[] =>
  Object.entries(STANDINGS).map(([name, gloss]) => [name, `${name}: ${gloss}`])
// As in tocsin.model, which the desk's answers do not list; fields.test.ts holds them to it.
export const ACTS = [
  'say',
  'believe',
  'perceive',
  'infer',
  'predict',
  'intend',
  'order',
  'deny',
  'ask',
]
export const KNOWN_AS = [
  'named_person',
  'named_organisation',
  'named_document',
  'unnamed_individual',
  'unnamed_group',
  'unnamed_document',
  'implicit',
]
export const TOLLS = ['deaths', 'injured', 'arrested', 'abducted', 'displaced', 'crowd']

const WORDS: Column = { name: 'span', label: 'words in the text', control: 'words' }
const NAME: Column = { name: 'name', label: 'name', control: 'text' }
const COUNTRY: Column = {
  name: 'country',
  label: 'country',
  control: 'code',
  options: countries,
  isOptional: true,
}
const PARTY: Column[] = [
  WORDS,
  NAME,
  COUNTRY,
  { name: 'sector', label: 'sector', control: 'code', options: sectors, isOptional: true },
  { name: 'sponsor', label: 'backed by', control: 'code', options: countries, isOptional: true },
]
const PLACE: Column[] = [
  WORDS,
  NAME,
  COUNTRY,
  { name: 'admin1', label: 'province', control: 'text', isOptional: true },
  {
    name: 'precision',
    label: 'precision',
    control: 'code',
    options: () => pairs(PRECISIONS),
    isOptional: true,
  },
  { name: 'latitude', label: 'latitude', control: 'number', isOptional: true },
  { name: 'longitude', label: 'longitude', control: 'number', isOptional: true },
]
const PERIOD: Column[] = [
  WORDS,
  { name: 'start', label: 'first day', control: 'day', isOptional: true },
  { name: 'end', label: 'last day', control: 'day', isOptional: true },
]
const QUANTITY: Column[] = [
  WORDS,
  { name: 'kind', label: 'of what', control: 'code', options: () => same(TOLLS) },
  { name: 'low', label: 'at least', control: 'number' },
  { name: 'high', label: 'at most', control: 'number', isOptional: true },
]
const VOICE: Column[] = [
  { name: 'cue', label: 'words that say so', control: 'words' },
  { name: 'speaker', label: 'words for who speaks', control: 'words', isOptional: true },
  { name: 'name', label: 'name', control: 'text', isOptional: true },
  { name: 'kind', label: 'kind', control: 'code', options: () => pairs(VOICES) },
  {
    name: 'stance',
    label: 'the teller',
    control: 'code',
    options: () =>
      [...pairs(STANCES)].sort(([a], [b]) => Number(b === 'neutral') - Number(a === 'neutral')),
  },
  { name: 'act', label: 'act', control: 'code', options: () => same(ACTS) },
  { name: 'identification', label: 'known as', control: 'code', options: () => same(KNOWN_AS) },
]

export const FIELDS: FieldToCorrect[] = [
  { name: 'type', label: 'type of act', control: 'one', options: types },
  { name: 'mode', label: 'mode of act', control: 'one', options: modes, isOptional: true },
  { name: 'status', label: 'status', control: 'one', options: () => pairs(STATUSES) },
  { name: 'actors', label: 'who acts', control: 'rows', columns: PARTY },
  { name: 'recipients', label: 'to whom', control: 'rows', columns: PARTY },
  { name: 'places', label: 'where', control: 'rows', columns: PLACE },
  { name: 'period', label: 'when', control: 'row', columns: PERIOD, isOptional: true },
  { name: 'quantities', label: 'how many', control: 'rows', columns: QUANTITY },
  { name: 'voices', label: 'according to whom', control: 'rows', columns: VOICE },
  {
    name: 'certainty',
    label: 'how sure the voice is',
    control: 'one',
    options: () => pairs(CERTAINTIES),
  },
  {
    name: 'polarity',
    label: 'affirmed or denied',
    control: 'one',
    options: () => pairs(POLARITIES),
  },
  { name: 'contexts', label: 'contexts', control: 'many', options: contexts },
]

/** Fields of the incident that holds the event; they hold for it alone. */
export const INCIDENT_FIELDS: FieldToCorrect[] = [
  { name: 'incident.type', label: 'type of act', control: 'one', options: types },
  { name: 'incident.mode', label: 'mode of act', control: 'one', options: modes, isOptional: true },
  { name: 'incident.status', label: 'status', control: 'one', options: () => pairs(STATUSES) },
  { name: 'incident.standing', label: 'standing', control: 'one', options: standings },
  {
    name: 'incident.credibility',
    label: 'credibility',
    control: 'grade',
    options: graded(CREDIBILITIES),
  },
  {
    name: 'incident.reliability',
    label: 'reliability of who reports it',
    control: 'one',
    options: graded(RELIABILITIES),
    isOptional: true,
  },
  { name: 'incident.low', label: 'independent voices, at least', control: 'number' },
  { name: 'incident.high', label: 'independent voices, at most', control: 'number' },
]

export function fieldCalled(name: string): FieldToCorrect | undefined {
  return [...FIELDS, ...INCIDENT_FIELDS].find((field) => field.name === name)
}

/** What a field holds now; undefined where that is not known. */
export function valueOf(name: string, event: Event, incident: Incident | null): unknown {
  if (!name.startsWith('incident.')) return event[name as keyof Event]
  const own = name.slice('incident.'.length)
  if (own in { low: 1, high: 1, credibility: 1, reliability: 1 })
    return incident?.support[own as 'low' | 'high' | 'credibility' | 'reliability']
  return incident?.[own as 'type' | 'mode' | 'status' | 'standing']
}

export const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' &&
  value !== null &&
  'start' in value &&
  'end' in value &&
  typeof value.start === 'number'
