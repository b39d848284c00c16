// Ask the server: JSON twins, judgements and texts to try.

import type { Failure } from './types'

/** A request the server refused or never answered; the message can be shown. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** Sent with every request that changes something or costs much; no other site can send it. */
const SAME_ORIGIN = { 'X-Tocsin': 'desk', 'Content-Type': 'application/json' }

/** Return the JSON twin of a page; `path` starts with / and may hold a query. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await send(path, { signal, headers: { Accept: 'application/json' } }))
}

export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return answer<T>(
    await send(path, { method: 'POST', headers: SAME_ORIGIN, body: JSON.stringify(body), signal }),
  )
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refused('The desk does not answer. Is tocsin serve still running?', 0)
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  throw new Refused(await said(response), response.status)
}

async function said(response: Response): Promise<string> {
  try {
    return ((await response.json()) as Failure).detail
  } catch {
    return `The desk answered ${response.status} ${response.statusText}.`
  }
}

/** The JSON twin of a page's address. */
export function twin(path: string, query = ''): string {
  return `${path === '/' ? '/now' : path}.json${query && !query.startsWith('?') ? '?' : ''}${query}`
}
