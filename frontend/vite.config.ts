import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// The desk takes writes from its own pages only: the Host it sees must be the one of the page's Origin.
const SERVER = {
  target: process.env.TOCSIN_DESK ?? 'http://127.0.0.1:8765',
  changeOrigin: false,
}

const OUT = process.env.DESK_OUT ?? '../src/tocsin/web/static'
// What the pages are made of: a test compares its digest with that of the sources, without Node.
const SOURCES = ['index.html', 'package-lock.json', 'package.json', 'public', 'src', 'svelte.config.js', 'vite.config.ts']

function files(path: string): string[] {
  try {
    return readdirSync(path).flatMap((name) => files(join(path, name)))
  } catch {
    return [path]
  }
}

function builtFrom(): Plugin {
  return {
    name: 'built-from',
    apply: 'build',
    closeBundle() {
      const hash = createHash('sha256')
      for (const path of SOURCES.flatMap(files).sort()) {
        hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
      }
      writeFileSync(join(OUT, 'built-from.txt'), `${hash.digest('hex')}\n`)
    },
  }
}

export default defineConfig({
  plugins: [svelte(), builtFrom()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the content security policy allows no inline code.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
  },
  // npm run dev asks a desk that runs: tocsin serve PROJECT
  server: { proxy: { '^/.*\\.json(\\?.*)?$': SERVER, '^/live': SERVER, '^/data/': SERVER } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
