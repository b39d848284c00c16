// The colours of styles.css as a canvas needs them: light-dark() is resolved by the browser.

/** Return the colour that a custom property has now, as rgb(). */
export function colour(name: string): string {
  const probe = document.createElement('span')
  probe.hidden = true
  probe.style.color = `var(${name})`
  document.body.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  return found
}
