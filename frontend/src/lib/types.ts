// What the server sends: the JSON twin of each page. The native nouns (Document, Event, Incident ...)
// are those of docs/record.md; what the pages add to them is below. Offsets are Unicode code points.

export type Status = 'happened' | 'ongoing' | 'planned' | 'threatened' | 'possible' | 'not_happened'
export type Standing =
  'established' | 'reported' | 'claimed' | 'disputed' | 'expected' | 'conjectured' | 'not occurred'
export type Precision = 'exact' | 'city' | 'district' | 'admin1' | 'region' | 'country'
export type VoiceKind =
  | 'official'
  | 'military'
  | 'armed_group'
  | 'ngo'
  | 'media'
  | 'witness'
  | 'expert'
  | 'document'
  | 'unnamed'
  | 'other'

// Nouns of one reading

export interface Span {
  start: number
  end: number
}
export interface Document {
  id: string
  text: string
  title: string | null
  url: string | null
  outlet: string | null
  published: string | null
  language: string | null
}
export interface Actor {
  span: Span
  name: string
  country: string | null
  sector: string | null
  sponsor: string | null
  entry: string | null
}
export interface Place {
  span: Span
  name: string
  country: string | null
  admin1: string | null
  latitude: number | null
  longitude: number | null
  precision: Precision | null
  geonames: number | null
}
export interface Period {
  span: Span
  start: string | null
  end: string | null
}
export interface Quantity {
  kind: string
  span: Span
  low: number
  high: number | null
}
export interface Voice {
  speaker: Span | null
  cue: Span
  kind: VoiceKind
  name: string | null
  stance: 'endorses' | 'neutral' | 'distances'
  act: string
  identification: string
}
export interface Event {
  id: string
  claim: string
  trigger: Span
  type: string
  mode: string | null
  contexts: string[]
  status: Status
  certainty: 'CT' | 'PR' | 'PS' | 'U'
  polarity: '+' | '-' | 'u'
  actors: Actor[]
  recipients: Actor[]
  places: Place[]
  period: Period | null
  quantities: Quantity[]
  voices: Voice[]
  rules: string[]
  score: number
  same_as: string | null
}
export interface Claim {
  id: string
  span: Span
  voices: Voice[]
}
export interface Mention {
  id: string
  span: Span
  kind: 'actor' | 'place' | 'time' | 'quantity'
  entry: string | null
  score: number
}
export interface Problem {
  rule: string
  message: string
  span: Span | null
}
export interface Versions {
  tocsin: string
  knowledge: string
  weights: string | null
  parser: string
}
export interface Reading {
  document: Document
  mentions: Mention[]
  claims: Claim[]
  events: Event[]
  problems: Problem[]
  versions: Versions
}

// Nouns folded from many

export interface Party {
  name: string
  country: string | null
  sector: string | null
  sponsor: string | null
  entry: string | null
  standing: Standing
  events: string[]
}
export interface Site {
  name: string
  country: string | null
  admin1: string | null
  latitude: number | null
  longitude: number | null
  precision: Precision | null
  geonames: number | null
  standing: Standing
  events: string[]
}
export interface When {
  start: string | null
  end: string | null
  standing: Standing
  events: string[]
}
export interface Figure {
  low: number
  high: number | null
  who: string[]
  events: string[]
}
export interface Toll {
  kind: string
  low: number
  best: number
  high: number | null
  figures: Figure[]
}
export interface Side {
  says: string
  who: string[]
  events: string[]
}
export interface Dispute {
  kind: 'denial' | 'count' | 'actor'
  field: string
  sides: Side[]
}
export interface Origin {
  name: string
  kind: VoiceKind
  named: boolean
  country: string | null
  denies: boolean
  events: string[]
}
export interface Support {
  reports: number
  outlets: string[]
  owners: string[]
  texts: string[]
  origins: Origin[]
  opposing: string[]
  low: number
  high: number
  credibility: number
  credibility_rule: string
  reliability: string | null
}
export interface Bond {
  first: string
  second: string
  score: number
  fields: Record<string, number>
}
export interface Incident {
  id: string
  type: string
  mode: string | null
  contexts: string[]
  status: Status
  standing: Standing
  actors: Party[]
  recipients: Party[]
  places: Site[]
  period: When | null
  tolls: Toll[]
  support: Support
  disputes: Dispute[]
  fulfils: string[]
  events: string[]
  documents: string[]
  bonds: Bond[]
  judgements: string[]
}
export interface Reprint {
  document: string
  of: string
  kind: string
  shared: number
  rules: string[]
}
export interface Pointer {
  document: string
  trigger: Span
  type: string
}
export interface Judgement {
  id: string
  kind: JudgementKind
  events: Pointer[]
  field: string | null
  value: string | null
  who: string
  when: string
  why: string
}
export type JudgementKind = 'same' | 'not_same' | 'reject' | 'correct' | 'confirm' | 'withdraw'

// What every page shares

/** One incident as a row of a table or a card. `counts` says whether it counts as having happened. */
export interface Row {
  id: string
  type: string
  mode: string | null
  status: Status
  standing: Standing
  counts: 'yes' | 'flagged' | 'expected' | 'no'
  start: string | null
  end: string | null
  actors: Party[]
  recipients: Party[]
  places: Site[]
  tolls: Toll[]
  reports: number
  texts: number
  low: number
  high: number
  credibility: number
  reliability: string | null
  disputes: number
  outlets: string[]
  documents: string[]
  /** The words of its first event: the sentence, and where the trigger stands in it (code points). */
  quote: string
  trigger: Span | null
}

/** A stretch of a document with marked words: how a field shows the words it came from. */
export interface Quote {
  document: string
  outlet: string | null
  published: string | null
  /** Offset of `text` in the document, so that a mark's place in the document is start + offset. */
  offset: number
  text: string
  /** Marks lie in `text`, sorted by start; they may overlap. */
  marks: Mark[]
}
export type Field =
  'trigger' | 'actor' | 'recipient' | 'place' | 'period' | 'quantity' | 'speaker' | 'cue' | 'claim'
export interface Mark {
  field: Field
  start: number
  end: number
  label: string
}

/** A document as it is listed. */
export interface Report {
  id: string
  title: string
  url: string | null
  outlet: string | null
  published: string | null
  stories: string[]
  reprints: Reprint[]
}

/** What every request that fails is answered with: a sentence. */
export interface Failure {
  detail: string
}

// GET /project.json — asked once at start
export interface ProjectInfo {
  name: string
  tocsin: string
  counts: {
    documents: number
    pending: number
    events: number
    incidents: number
    stories: number
    judgements: number
    log: number
  }
  watch: string[]
  /** All codes with their plain names, for facets and labels. */
  types: { code: string; label: string; gloss: string; quad: string; modes: string[] }[]
  contexts: string[]
  sectors: Record<string, string>
  countries: Record<string, string>
  /** First and last ISO day of any incident's period. */
  first: string | null
  last: string | null
  readonly: boolean
}

// Filters, the same names in the address of every page that lists incidents. Lists repeat the name.
//   type status standing country place precision since until text voices box=W,S,E,N
// Explore adds: sort=period|reports|voices|deaths offset limit zoom viewport=W,S,E,N
export interface Filters {
  type: string[]
  status: Status[]
  standing: Standing[]
  country: string[]
  place: string[]
  precision: Precision[]
  since: string | null
  until: string | null
  text: string | null
  voices: number
  box: [number, number, number, number] | null
}

// GET /now.json?before=SEQ&limit=N&past=true
export interface Now {
  /** The newest line of the log; a live event with a higher one means: ask again. */
  seq: number
  /** True while documents wait to be folded in. */
  waiting: number
  items: NowItem[]
  /** How many were left out because reports only recall them; past=true shows them. */
  recalled: number
  /** Ask for before=… to go on; null = no more. */
  next: number | null
}
export interface NowItem {
  seq: number
  at: string
  what: 'new' | 'changed'
  /** Why it is here, in plain words: "New: told by 3 reports", "deaths 14 → 19", "now disputed". */
  why: string[]
  row: Row
}
// GET /live — server-sent events: event "change", data {"seq": 123, "new": 2, "changed": 1}

// GET /explore.json?FILTERS&sort=&offset=&limit=&zoom=&viewport=W,S,E,N
export interface Explore {
  total: number
  /** Every incident of the project, whatever the filters. */
  every: number
  rows: Row[]
  offset: number
  limit: number
  /** Count of each value under all other filters (its own facet's filter left out). */
  facets: Record<'type' | 'status' | 'standing' | 'country' | 'precision' | 'place', Facet[]>
  histogram: Histogram
  map: MapData
}
export interface Facet {
  value: string
  label: string
  count: number
}
export interface Histogram {
  unit: 'day' | 'month' | 'year'
  bars: Bar[]
  /** Incidents whose period nobody says, or spans several bars. */
  undated: number
}
/** `start` is the first day of the bar, `end` its last; counts by whether it counts as happened. */
export interface Bar {
  start: string
  end: string
  yes: number
  flagged: number
  expected: number
  no: number
}
export interface MapData {
  /** Places known to a point: exact and city; at low zoom a mark is a bin of several places. */
  marks: PointMark[]
  /** Places known only to an area: district, admin1, region, country. Drawn as areas, never dots. */
  areas: AreaMark[]
  /** True where more than 5,000 would have been needed, so that only the fullest were sent. */
  cut: boolean
  sent: number
  found: number
  /** Incidents of the answer that have no place on the map at all. */
  unplaced: number
}
export interface PointMark {
  longitude: number
  latitude: number
  count: number
  yes: number
  flagged: number
  expected: number
  no: number
  /** The name of the place, where the mark is one place. */
  name: string | null
  country: string | null
  /** The bin's box, to zoom into; null where the mark is one place. */
  box: [number, number, number, number] | null
  /** The incident's id where count is 1. */
  incident: string | null
}
export interface AreaMark {
  precision: Precision
  name: string
  country: string | null
  longitude: number
  latitude: number
  count: number
  yes: number
  flagged: number
  expected: number
  no: number
  incident: string | null
}

// GET /incident/ID.json
export interface IncidentPage {
  incident: Incident
  row: Row
  /** The incident's events, in the order of documents, each with its words. */
  told: Told[]
  reports: Report[]
  /** Reprints folded under their original: one list a text, the original first. */
  texts: { story: string; reports: string[] }[]
  fulfils: Row[]
  fulfilled_by: Row[]
  judgements: Judgement[]
  history: { at: string; what: string; words: string[] }[]
  cite: { text: string; bibtex: string; permalink: string }
}
export interface Told {
  event: Event
  standing: Standing
  /** Its sentence with all its fields marked; widened so that every field of the event lies in it, or cut into several. */
  quotes: Quote[]
}

// GET /document/ID.json
export interface DocumentPage {
  reading: Reading
  report: Report
  /** One card an event, in the order of the text; incident null = folded into none. */
  cards: { event: Event; standing: Standing; incident: string | null }[]
  /** Other documents of its stories. */
  copies: Report[]
}

// GET /actors.json?actor=KEY&FILTERS (without actor: the most active, and no edges); the histogram
// leaves since and until out, so that a time slider keeps its range
export interface ActorsPage {
  actor: ActorNode | null
  nodes: ActorNode[]
  edges: ActorEdge[]
  /** Nodes beyond the 300 that are laid out. */
  more: number
  histogram: Histogram
}
export interface ActorNode {
  key: string
  name: string
  country: string | null
  sector: string | null
  sponsor: string | null
  incidents: number
}
/** `from` acts on `to`; type of what is done; yes, flagged … as in Bar. */
export interface ActorEdge {
  from: string
  to: string
  type: string
  count: number
  yes: number
  flagged: number
  expected: number
  no: number
}
// GET /edge.json?from=KEY&to=KEY&type=&FILTERS&limit= — the sentences behind an edge
export interface EdgePage {
  total: number
  items: { row: Row; quotes: Quote[] }[]
}

// GET /review.json?skip=N
export interface ReviewPage {
  /** null = nothing is left to decide. */
  question: Question | null
  skip: number
  left: number
  made: number
  latest: Judgement[]
}
export interface Question {
  matter: 'one happening' | 'an event'
  events: (Told & { report: Report; incident: string | null })[]
  held: boolean
  certainty: number
}
// POST /judgements.json  {kind, events: ids, field?, value?, who, why}  -> {id, waiting}
export interface NewJudgement {
  kind: JudgementKind
  events: string[]
  field?: string | null
  value?: string | null
  who: string
  why: string
}

// GET /sources.json
export interface SourcesPage {
  outlets: OutletRow[]
  /** Who reprints whom: documents of `from` that are copies of documents of `of`. */
  copies: { from: string; of: string; count: number }[]
  problems: {
    document: string
    title: string
    outlet: string | null
    rule: string
    message: string
  }[]
  problems_total: number
}
export interface OutletRow {
  name: string
  owner: string | null
  kind: string | null
  home: string | null
  reliability: string | null
  documents: number
  reprints: number
  incidents: number
  latest: string | null
}

// GET /try.json -> {longest, languages}; POST /try.json {text, title?, published?, outlet?} -> nothing is stored
export interface TryPage {
  reading: Reading
  standings: Record<string, Standing>
  seconds: number
}

// GET /data.json?FILTERS
export interface DataPage {
  total: number
  formats: { name: string; label: string; files: string }[]
  /** The method card, as Markdown; it is shown as text with headings and tables. */
  method: string
}
// GET /data/FORMAT?FILTERS — the view as a zip with its data package
