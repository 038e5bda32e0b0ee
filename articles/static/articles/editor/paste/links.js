/* Where a pasted link leads: past the mail filters and counters that were put before it. */

const KEPT = /^(https?|mailto|tel):$/
const MOST_TURNS = 5

// Who sends a reader on, and where in the address it stands to what.
const REDIRECTS = [
  { host: /\.safelinks\.protection\.outlook\.com$/, to: ["url"] },
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, to: ["q", "url"] },
  { host: /^lm?\.(facebook|instagram)\.com$/, to: ["u"] },
  { host: /^(www\.)?youtube\.com$/, path: /^\/redirect$/, to: ["q"] },
  { host: /^slack-redir\.net$/, to: ["url"] },
]
const DEFENDED = /^https:\/\/urldefense\.(?:com|us)\/v3\/__(.+?)__;/

/* The address of a link, or "" where a story can have none of it: a relative one, whose
   page nobody knows here; a file of somebody's computer; a page of the desk. */
export function destination(link) {
  const written = (link.getAttribute("originalsrc") ?? link.getAttribute("href") ?? "").trim()
  const base = link.ownerDocument.querySelector("base[href]")?.getAttribute("href")
  let address = absolute(written, base)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = sentOn(address)
    if (!next) break
    address = next
  }
  return mayStand(address) ? address : ""
}

function absolute(written, base) {
  if (URL.canParse(written)) return written
  return base && !written.startsWith("#") && URL.canParse(written, base) ? new URL(written, base).href : ""
}

function sentOn(address) {
  if (!URL.canParse(address)) return ""
  const defended = DEFENDED.exec(address)
  if (defended) return URL.canParse(defended[1]) ? defended[1] : ""
  const url = new URL(address)
  const by = REDIRECTS.find(({ host, path }) => host.test(url.hostname) && (path?.test(url.pathname) ?? true))
  const next = by?.to.map((name) => url.searchParams.get(name)).find((value) => value && URL.canParse(value))
  return next ?? ""
}

function mayStand(address) {
  if (!URL.canParse(address)) return false
  const { protocol, origin, pathname } = new URL(address)
  return KEPT.test(protocol) && !(origin === location.origin && pathname.startsWith("/admin/"))
}
