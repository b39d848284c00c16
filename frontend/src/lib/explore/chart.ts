// The histogram's picture. It is a chunk of its own, and loads after the table has been painted.

import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { graphic, init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { colour } from '../colours'
import { barName, GROUPS, type Group } from '../groups'
import type { Bar, Histogram } from '../types'
import { daysOf, isChosen, told, type Days } from './bars'

// The canvas renderer, because the SVG one writes style attributes, which the security policy forbids.
use([BarChart, GridComponent, TooltipComponent, CanvasRenderer])

type Colours = Record<Group | 'ink' | 'soft' | 'line' | 'card' | 'focus', string>
type Point = { offsetX: number; offsetY: number; event?: { type?: string } }

const LEAST_DRAG = 4
// Groups differ by pattern too, not by colour alone: solid, striped, dotted, hollow.
const DECALS: Partial<Record<Group, object>> = {
  flagged: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 },
  expected: { symbol: 'circle', dashArrayX: [[4, 3]], dashArrayY: [4, 3], symbolSize: 0.8 },
}

export interface Chart {
  show(histogram: Histogram, chosen: Days): void
  close(): void
}

/** Draw on an element; `pick` is told the days of a bar that is clicked or of bars dragged over. */
export function chartOn(element: HTMLElement, pick: (days: Days) => void): Chart {
  const chart = init(element, null, { renderer: 'canvas' })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(element)
  let bars: Bar[] = []
  drag(chart, element, (one, other) => {
    const days = daysOf(bars, one, other)
    if (days) pick(days)
  })
  return {
    show(histogram, chosen) {
      bars = histogram.bars
      chart.setOption(options(histogram, chosen, coloursNow()), { notMerge: true })
    },
    close() {
      watch.disconnect()
      chart.dispose()
    },
  }
}

/** Let bars be clicked or, by mouse and pen, dragged over; a finger scrolls the page instead. */
function drag(
  chart: EChartsType,
  element: HTMLElement,
  pick: (one: number, other: number) => void,
) {
  const zr = chart.getZr()
  let from: number | null = null
  const veil = new graphic.Rect({ silent: true, z: 100, invisible: true })
  zr.add(veil)
  const inside = (at: Point) => chart.containPixel('grid', [at.offsetX, at.offsetY])
  const index = (x: number) => Math.round(chart.convertFromPixel({ xAxisIndex: 0 }, x) as number)
  zr.on('mousedown', (at: Point) => {
    from = inside(at) && !at.event?.type?.startsWith('touch') ? at.offsetX : null
  })
  zr.on('mousemove', (at: Point) => {
    if (from === null || Math.abs(at.offsetX - from) < LEAST_DRAG) return
    const x = Math.min(from, at.offsetX)
    veil.attr({
      invisible: false,
      shape: { x, y: 0, width: Math.abs(at.offsetX - from), height: chart.getHeight() },
      style: { fill: coloursNow().focus, opacity: 0.25 },
    })
  })
  zr.on('mouseup', (at: Point) => {
    const start = from
    from = null
    veil.attr({ invisible: true })
    if (start === null || Math.abs(at.offsetX - start) < LEAST_DRAG) return
    pick(index(start), index(at.offsetX))
  })
  // A click is told only where the pointer has not moved, so that scrolling by touch picks nothing.
  zr.on('click', (at: Point) => {
    if (inside(at)) pick(index(at.offsetX), index(at.offsetX))
  })
}

function options(histogram: Histogram, chosen: Days, colours: Colours): Record<string, unknown> {
  const { bars, unit } = histogram
  const axis = {
    axisLine: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.soft },
  }
  return {
    animation: false,
    grid: { left: 4, right: 12, top: 10, bottom: 4, outerBoundsMode: 'same', containLabel: true },
    textStyle: { fontFamily: 'inherit' },
    tooltip: {
      trigger: 'axis',
      // Drawn on the canvas: an HTML tooltip would carry style attributes.
      renderMode: 'richText',
      axisPointer: { type: 'shadow' },
      formatter: ([first]: { dataIndex: number }[]) => told(bars[first?.dataIndex ?? 0]!, unit),
      backgroundColor: colours.card,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      confine: true,
    },
    xAxis: { type: 'category', data: bars.map((bar) => barName(bar, unit)), ...axis },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.soft },
    },
    series: GROUPS.map((group) => ({
      type: 'bar',
      stack: 'incidents',
      barCategoryGap: bars.length > 200 ? 0 : '15%',
      barMaxWidth: 48,
      itemStyle: styleOf(group, colours),
      data: bars.map((bar) => ({
        value: bar[group],
        // A hollow bar of nothing would still draw its border.
        itemStyle: { opacity: bar[group] === 0 ? 0 : isChosen(bar, chosen) ? 1 : 0.3 },
      })),
    })),
  }
}

function styleOf(group: Group, colours: Colours): object {
  if (group === 'no') return { color: colours.card, borderColor: colours.no, borderWidth: 1 }
  const decal = DECALS[group]
  return { color: colours[group], ...(decal && { decal: { ...decal, color: colours.card } }) }
}

/** Read the page's colours. */
function coloursNow(): Colours {
  const own = ['ink', 'soft', 'line', 'card', 'focus'].map((name) => [name, colour(`--${name}`)])
  const groups = GROUPS.map((group) => [group, colour(`--c-${group}`)])
  return Object.fromEntries([...own, ...groups]) as Colours
}
