// Where a link of a Markdown text may lead.

/** The name of a heading, as links to it write it. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replace(/ +/g, '-')
}

/** Return the address: a heading of the text, this desk or an https page. A file beside the text is not on the desk. */
export function leadsTo(href: string, here: string): string | null {
  if (/^#[\w-]+$/.test(href)) return `#in-${href.slice(1)}`
  if (!/^(https:\/\/|\/)/.test(href) || !URL.canParse(href, here)) return null
  const { origin, protocol } = new URL(href, here)
  const isDesk = href.startsWith('/') && origin === new URL(here).origin
  return isDesk || protocol === 'https:' ? href : null
}
