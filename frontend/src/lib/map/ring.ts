// Pictures of marks and hatches, drawn when the map first asks for them.

import type { Map as MapLibreMap } from 'maplibre-gl'
import { GROUPS, type Group } from '../groups'
import type { Palette } from './palette'

const RATIO = 2

/** Draws the picture of a name, as marks.ts makes them, and gives it to the map. */
export function addPicture(map: MapLibreMap, id: string, colours: Palette): void {
  if (map.hasImage(id)) return
  if (id.startsWith('ring ')) {
    const [radius, ...rest] = id.slice(5).split(' ')
    map.addImage(id, ring(Number(radius), rest.slice(0, 4).map(Number), rest[4] ?? '', colours), {
      pixelRatio: RATIO,
    })
  } else if (id.startsWith('hatch ')) {
    map.addImage(id, hatch(colours[id.slice(6) as Group]), { pixelRatio: RATIO })
  } else if (id.startsWith('badge ')) {
    // The middle stretches with the number that stands on it; the corners do not.
    const [from, to, size] = [10, 22, 32]
    map.addImage(id, badge(size, colours[id.slice(6) as Group], colours.card), {
      pixelRatio: RATIO,
      stretchX: [[from, to]],
      stretchY: [[from, to]],
      content: [from - 4, from - 6, to + 4, to + 6],
    })
  }
}

function canvas(size: number): CanvasRenderingContext2D {
  const element = document.createElement('canvas')
  element.width = element.height = size
  return element.getContext('2d')!
}

function ring(radius: number, shares: number[], label: string, colours: Palette): ImageData {
  const size = (radius + 2) * 2 * RATIO
  const context = canvas(size)
  const [c, r] = [size / 2, radius * RATIO]
  disc(context, c, r + 1.5 * RATIO, colours.card)
  const present = GROUPS.filter((_, n) => shares[n])
  if (radius < 8) single(context, c, r, present[0] ?? 'no', colours)
  else {
    let from = -Math.PI / 2
    GROUPS.forEach((group, n) => {
      const to = from + (shares[n]! / 16) * 2 * Math.PI
      context.beginPath()
      context.moveTo(c, c)
      context.arc(c, c, r, from, to)
      context.fillStyle = colours[group]
      context.fill()
      from = to
    })
    disc(context, c, r - Math.max(3.5, radius * 0.22) * RATIO, colours.card)
    context.font = `600 ${(radius < 24 ? 11 : 13) * RATIO}px 'Noto Sans', system-ui, sans-serif`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillStyle = colours.ink
    context.fillText(label, c, c + RATIO * 0.5)
  }
  return context.getImageData(0, 0, size, size)
}

/** One incident: groups differ in shape too, not in colour alone. */
function single(
  context: CanvasRenderingContext2D,
  c: number,
  r: number,
  group: Group,
  colours: Palette,
) {
  disc(context, c, r, colours[group])
  if (group === 'flagged') disc(context, c, r * 0.38, colours.card)
  if (group === 'expected' || group === 'no') disc(context, c, r * 0.6, colours.card)
  if (group === 'no') {
    context.beginPath()
    context.moveTo(c - r * 0.6, c + r * 0.6)
    context.lineTo(c + r * 0.6, c - r * 0.6)
    context.strokeStyle = colours.no
    context.lineWidth = r * 0.3
    context.stroke()
  }
}

function disc(context: CanvasRenderingContext2D, c: number, r: number, colour: string) {
  context.beginPath()
  context.arc(c, c, r, 0, 2 * Math.PI)
  context.fillStyle = colour
  context.fill()
}

function hatch(colour: string): ImageData {
  const size = 16
  const context = canvas(size)
  context.strokeStyle = colour
  context.lineWidth = 2
  context.beginPath()
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 2, size + 2)
    context.lineTo(shift + size + 2, -2)
  }
  context.stroke()
  return context.getImageData(0, 0, size, size)
}

function badge(size: number, colour: string, card: string): ImageData {
  const context = canvas(size)
  context.beginPath()
  context.roundRect(1.5, 1.5, size - 3, size - 3, 6)
  context.fillStyle = card
  context.fill()
  context.strokeStyle = colour
  context.lineWidth = 2.5
  context.stroke()
  return context.getImageData(0, 0, size, size)
}
