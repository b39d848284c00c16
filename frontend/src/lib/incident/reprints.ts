// A reprint's debt in plain words.

import type { Reprint } from '../types'

const KINDS: Record<string, string> = {
  copy: 'copied',
  cut: 'cut',
  edited: 'edited',
  merged: 'merged with other texts',
  credited: 'credited',
}

/** "cut, 83% of its words": what was done and how much of it stands in the original too. */
export function share(reprint: Reprint): string {
  return `${KINDS[reprint.kind] ?? reprint.kind} (${Math.round(reprint.shared * 100)}% shared)`
}
