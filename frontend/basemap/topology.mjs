// Second step of build.py: pieces -> shared arcs -> simplified, quantised TopoJSON files.
//   node topology.mjs pieces.json OUT
import fs from 'node:fs'
import { mergeArcs, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, sphericalTriangleArea } from 'topojson-simplify'

const [, , input, out] = process.argv
const { pieces, claims, disputes, names } = JSON.parse(fs.readFileSync(input, 'utf8'))
const byKey = new Map(disputes.map((d) => [d.key, d]))

// Steradians: a triangle below this is not seen. 1e-9 sr is some 40 square kilometres.
const WORLD = { least: 4.6e-7, ring: 2.4e-6 }
const PROVINCES = { least: 7e-7, ring: 5e-6 }
const FINE = 8 // borders of small places that much is written about are this much finer
const GRID = 1.5e5

const whole = topology({ pieces }, 2e6)
const weighed = presimplify(whole, sphericalTriangleArea)
const geometries = weighed.objects.pieces.geometries

// Which pieces stand on each arc?
const onArc = weighed.arcs.map(() => [])
geometries.forEach((g, n) => eachArc(g, (a) => { if (!onArc[a].includes(n)) onArc[a].push(n) }))
const SMALL = new Set(['PSE', 'ISR', 'LBN', 'XKX', 'CYP', 'transnistria', 'south-ossetia', 'golan', 'crimea', 'siachen', 'abyei'])
const fine = onArc.map((ns) => ns.some((n) => SMALL.has(geometries[n].properties.a3) || SMALL.has(geometries[n].properties.key)))
// Gaza and the West Bank keep every point the data have.
const exact = onArc.map((ns) => ns.some((n) => geometries[n].properties.a3 === 'PSE'))

function eachArc(g, f) {
  for (const polygon of g.type === 'Polygon' ? [g.arcs] : g.arcs ?? [])
    for (const ring of polygon) for (const a of ring) f(a < 0 ? ~a : a)
}

function area(ring) {
  // Planar area in square degrees, narrowed by the latitude, in steradians: good enough to sort rings.
  let sum = 0
  let lat = 0
  const at = ring.flatMap((a) => (a < 0 ? weighed.arcs[~a].slice().reverse() : weighed.arcs[a]))
  for (let i = 0, j = at.length - 1; i < at.length; j = i++) {
    sum += at[j][0] * at[i][1] - at[i][0] * at[j][1]
    lat += at[i][1]
  }
  return (Math.abs(sum) / 2) * Math.cos((lat / at.length) * (Math.PI / 180)) * (Math.PI / 180) ** 2
}

/** Drop islands too small to be seen, but never the largest ring of a group. */
function rings(multi, least) {
  const sized = multi.map((polygon) => ({ polygon, size: area(polygon[0]) })).sort((a, b) => b.size - a.size)
  return sized
    .filter((p, n) => n === 0 || p.size >= least)
    .map(({ polygon }) => polygon.filter((ring, n) => n === 0 || area(ring) >= least))
}

function groups(key, least) {
  const by = new Map()
  for (const g of geometries) {
    const k = key(g.properties)
    if (!by.has(k)) by.set(k, [])
    by.get(k).push(g)
  }
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, of]) => {
    // Antarctica goes around the pole: its two halves stay apart, so that no ring is wider than 180 degrees.
    const halves = of[0].properties.a3 === 'ATA'
    const merged = halves ? of.flatMap((g) => (g.type === 'Polygon' ? [g.arcs] : g.arcs)) : mergeArcs(weighed, of).arcs
    return { k, of, type: 'MultiPolygon', arcs: rings(merged, least) }
  })
}

/** A topology with the arcs that `objects` use, thinned and quantised. */
function thin(objects, least, finer = FINE) {
  const used = new Map()
  const arcs = []
  const closedRings = new Set()
  const visit = (index) => {
    const a = index < 0 ? ~index : index
    if (!used.has(a)) { used.set(a, arcs.length); arcs.push(a) }
    const n = used.get(a)
    return index < 0 ? ~n : n
  }
  const walk = (x) => (typeof x === 'number' ? visit(x) : x.map(walk))
  // A ring made of few arcs must keep some points, or it is no ring.
  const count = (x) => {
    if (typeof x[0] === 'number') { if (x.length < 4) x.forEach((i) => closedRings.add(i < 0 ? ~i : i)) }
    else x.forEach(count)
  }
  const made = {}
  for (const [name, list] of Object.entries(objects)) {
    for (const g of list) if (g.type === 'MultiPolygon') count(g.arcs)
    made[name] = {
      type: 'GeometryCollection',
      geometries: list.map(({ type, arcs: a, properties }) => ({ type, properties, arcs: walk(a) })),
    }
  }
  const lines = arcs.map((a) => {
    const arc = weighed.arcs[a]
    const floor = exact[a] && finer === FINE ? 0 : fine[a] ? least / finer : least
    const kept = new Set(arc.map((p, i) => i).filter((i) => i === 0 || i === arc.length - 1 || arc[i][2] >= floor))
    if (closedRings.has(a)) {
      const most = arc.map((p, i) => i).slice(1, -1).sort((i, j) => arc[j][2] - arc[i][2] || i - j).slice(0, 4)
      most.forEach((i) => kept.add(i))
    }
    return arc.filter((p, i) => kept.has(i)).map(([x, y]) => [x, y])
  })
  return quantize({ type: 'Topology', objects: made, arcs: lines }, GRID)
}

function write(name, topo) {
  delete topo.bbox
  fs.writeFileSync(`${out}/${name}`, JSON.stringify(topo) + '\n')
}

// world.json
const UNSETTLED = new Set(['XJK', 'XAC', 'XAB', 'XHT', 'XBT', 'XIT', 'XPI', 'XSI'])
const world = {}
for (const view of ['un', 'defacto'])
  world[view] = groups((p) => p[view], WORLD.ring).map((g) => ({
    type: g.type, arcs: g.arcs,
    properties: { a3: g.k, name: names[view][g.k], ...(UNSETTLED.has(g.k) ? { unsettled: true } : {}) },
  }))

// the borders in world.json, and lines.json
const NAMED = {
  'azad-kashmir|jammu-kashmir': 'Line of Control', 'gilgit-baltistan|jammu-kashmir': 'Line of Control',
  'aksai-chin|jammu-kashmir': 'Line of Actual Control', 'free-zone|western-sahara': 'The berm (sand wall)',
  'gaza|ISR': 'Armistice line of 1949', 'west-bank|ISR': 'Armistice line of 1949 (Green Line)',
  'arunachal|CHN': 'McMahon Line', 'golan|SYR': 'Ceasefire line (Golan Heights)',
  'halaib|SDN': '22nd parallel', 'crimea|UKR': 'Crimea, held by Russia',
}
const plain = { un: [], defacto: [] }
const dashed = new Map()
const parties = (p) => (p.key ? byKey.get(p.key).claims.split(',') : [p.a3])
onArc.forEach((ns, a) => {
  const found = ns.map((n) => geometries[n].properties)
  if (found.length !== 2 || found[0].atom === found[1].atom) return
  const [p, q] = found
  const areas = found.filter((x) => x.key)
  let style = null
  let row = null
  if (areas.length) {
    const [d] = areas
    const other = d === p ? q : p
    const party = parties(other).some((c) => parties(d).includes(c)) || byKey.get(d.key).claims === 'none'
    if (party) {
      row = byKey.get(d.key)
      style = {}
      for (const view of ['un', 'defacto']) {
        const drawn = areas.some((x) => byKey.get(x.key)[`${view}_line`] !== 'none')
        // A border of control is dashed; the far edge of a claim, inside what one side holds, is dotted.
        const parts = p[view] !== q[view] || p.defacto !== q.defacto
        style[view] = !drawn ? '' : parts ? 'dashed' : 'dotted'
      }
      // The UN's maps do not draw the sand wall of Western Sahara.
      if (p.un === 'ESH' && q.un === 'ESH') style.un = ''
    }
  } else {
    row = disputes.find((d) => d.kind === 'pair' && [p.a3, q.a3].sort().join() === d.claims.split(',').sort().join())
    if (row) style = { un: row.un_line === 'solid' ? 'plain' : row.un_line, defacto: row.defacto_line === 'solid' ? 'plain' : row.defacto_line }
  }
  for (const view of ['un', 'defacto'])
    if (p[view] !== q[view] && (!style || style[view] === 'plain' || style[view] === '')) plain[view].push(a)
  if (!style) return
  const clean = { un: style.un === 'plain' ? '' : style.un, defacto: style.defacto === 'plain' ? '' : style.defacto }
  if (!clean.un && !clean.defacto) return
  const pair = [p.key ?? p.a3, q.key ?? q.a3]
  const name = NAMED[pair.join('|')] ?? NAMED[pair.slice().reverse().join('|')] ?? row.name
  const key = [name, row.claims, clean.un, clean.defacto].join('|')
  if (!dashed.has(key)) dashed.set(key, { properties: { name, parties: row.claims, holds: row.holds, ...clean }, arcs: [] })
  dashed.get(key).arcs.push(a)
})

/** Join arcs that follow each other, so that dashes run on. */
function joined(arcs) {
  const at = new Map()
  const end = (p) => `${p[0]},${p[1]}`
  const ends = (i) => {
    const arc = weighed.arcs[i < 0 ? ~i : i]
    const e = [end(arc[0]), end(arc[arc.length - 1])]
    return i < 0 ? e.reverse() : e
  }
  for (const a of arcs) for (const e of ends(a)) at.set(e, [...(at.get(e) ?? []), a])
  const left = new Set(arcs)
  const chains = []
  for (const first of arcs) {
    if (!left.delete(first)) continue
    const chain = [first]
    for (const front of [false, true])
      for (;;) {
        const e = front ? ends(chain[0])[0] : ends(chain[chain.length - 1])[1]
        const next = at.get(e)
        if (next.length !== 2) break
        const a = next.find((x) => left.has(x))
        if (a === undefined) break
        left.delete(a)
        if (front) chain.unshift(ends(a)[1] === e ? a : ~a)
        else chain.push(ends(a)[0] === e ? a : ~a)
      }
    chains.push(chain)
  }
  return chains
}
// Borders share their arcs with the countries; in a file of their own they would be there twice.
for (const view of ['un', 'defacto'])
  world[`borders_${view}`] = [{ type: 'MultiLineString', arcs: joined(plain[view]), properties: {} }]
write('world.json', thin(world, WORLD.least))
const lines = {
  disputed: [...dashed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, d]) => ({ type: 'MultiLineString', arcs: joined(d.arcs), properties: d.properties })),
}
for (const claim of claims) {
  const row = byKey.get(claim.key)
  const chains = claim.lines.map((line) => {
    weighed.arcs.push(line.map(([x, y]) => [x, y, Infinity]))
    fine.push(false)
    return [weighed.arcs.length - 1]
  })
  const style = (s) => (s === 'none' ? '' : s)
  lines.disputed.push({
    type: 'MultiLineString', arcs: chains,
    properties: { name: row.name, parties: row.claims, holds: row.holds, un: style(row.un_line), defacto: style(row.defacto_line) },
  })
}
write('lines.json', thin(lines, WORLD.least))

// provinces.json: whole provinces; parts that the UN counts to another country stand alone.
const PARTS = new Set(['golan', 'abyei', 'aksai-chin', 'shaksgam', 'western-sahara', 'ilemi', 'halaib', 'bir-tawil', 'gilgit-baltistan', 'free-zone'])
const provinces = groups((p) => `${p.un}|${p.group}`, PROVINCES.ring).map((g) => {
  const p = g.of[0].properties
  const name = PARTS.has(p.key) ? byKey.get(p.key).name : p.group.startsWith('#') ? p.name : p.group
  return { type: g.type, arcs: g.arcs, properties: { a3: UNSETTLED.has(p.un) ? p.a3 : p.un, name } }
})
write('provinces.json', thin({ provinces }, PROVINCES.least, 4))
console.log('pieces', geometries.length, 'arcs', weighed.arcs.length, 'un', world.un.length, 'disputed', lines.disputed.length)
