// Where the parties of a network stand: one in the middle, the others in rings, the busiest nearest.
// The same parties always stand at the same places.

export interface Point {
  x: number
  y: number
}

const FIRST = 220 // radius of the inmost ring
const STEP = 140 // from ring to ring
const ROOM = 125 // along a ring, for a name

/** Return how many stand in each ring, for `count` in all. */
export function rings(count: number): number[] {
  const found: number[] = []
  for (let left = count; left > 0; left -= found.at(-1)!) {
    const radius = FIRST + STEP * found.length
    found.push(Math.min(left, Math.floor((2 * Math.PI * radius) / ROOM)))
  }
  return found
}

/** Return places for `count` parties around (0, 0); `wide` stretches the rings sideways. */
export function around(count: number, wide = 1): Point[] {
  return rings(count).flatMap((size, ring) => {
    const radius = FIRST + STEP * ring
    // Every second ring is turned by half a place, so that lines pass between the inner names.
    const turned = (ring % 2) / 2
    return Array.from({ length: size }, (_, at) => {
      const angle = (2 * Math.PI * (at + turned)) / size
      return {
        x: Math.round(radius * wide * Math.cos(angle)),
        y: Math.round(radius * Math.sin(angle)),
      }
    })
  })
}

/** Keeps each party at its place while the time or the type changes; newcomers take free places. */
export class Seats {
  private seats = new Map<string, number>()

  /** Return the seat of each key; keys that are gone make room. */
  take(keys: readonly string[]): Map<string, number> {
    const wanted = new Set(keys)
    const kept = new Map(
      [...this.seats].filter(([key, seat]) => wanted.has(key) && seat < keys.length),
    )
    const taken = new Set(kept.values())
    let free = 0
    for (const key of keys) {
      if (kept.has(key)) continue
      while (taken.has(free)) free += 1
      kept.set(key, free)
      taken.add(free)
    }
    this.seats = kept
    return kept
  }

  clear() {
    this.seats.clear()
  }
}
