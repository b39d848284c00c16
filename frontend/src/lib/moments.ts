// When the record learned of something: relative, exact, and by day of the reader's own clock.

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exactly = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})
const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** Return "3 hours ago"; `now` in milliseconds. A clock that is ahead gives "just now", never "in 5 minutes". */
export function ago(at: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000)
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return relative.format(-Math.floor(seconds / length), unit)
  }
  return 'just now'
}

export function exact(at: string): string {
  return exactly.format(new Date(at))
}

/** A moment of the record to the minute: "2026-11-26 03:25 UTC". */
export function minute(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`
}

/** Return the local day as a heading: "Today, Thursday 26 November 2026". */
export function dayOf(at: string, now: number): string {
  const day = longDay.format(new Date(at))
  if (day === longDay.format(now)) return `Today, ${day}`
  return day === longDay.format(now - 86_400_000) ? `Yesterday, ${day}` : day
}

/** Put what belongs to one day together; the order stays. */
export function byDay<T extends { at: string }>(
  items: T[],
  now: number,
): { day: string; items: T[] }[] {
  const groups: { day: string; items: T[] }[] = []
  for (const item of items) {
    const day = dayOf(item.at, now)
    if (groups.at(-1)?.day === day) groups.at(-1)!.items.push(item)
    else groups.push({ day, items: [item] })
  }
  return groups
}
