// Big chunks wait until what is small has been painted.

const LONGEST = 1500

/** Do something when the browser has nothing better to do; returns how to call it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const waiting = setTimeout(work, 200)
    return () => clearTimeout(waiting)
  }
  const waiting = requestIdleCallback(work, { timeout: LONGEST })
  return () => cancelIdleCallback(waiting)
}
