// Whose text a document's words are, in plain words.

import { share } from '../incident/reprints'
import type { DocumentPage, Report } from '../types'

/** What two reports of one story have to do with each other, told of the other one. */
export function relation(page: DocumentPage, other: Report): string {
  const ours = page.report.reprints.find((one) => one.of === other.id)
  if (ours) return `this text was ${share(ours)} from it`
  const theirs = other.reprints.find((one) => one.of === page.report.id)
  if (theirs) return `${share(theirs)} from this text`
  return 'another copy of the same text'
}
