/* What a printer makes of a key. Knows no page and no editor.

   The house's own marks are those that articles/copydesk/quotes.py asks for. */

const PAIRS = { "'": ["‘", "’"], '"': ["“", "”"] }
const OPENING = /(^|[\s([{/‘“„«–—\ufffc-])$/
const ADDRESS = /:\/\/|^www\.|@[\w-]+\.|^[\w-]+(\.[\w-]+)*\.[a-z]{2,6}\//i

// Words that begin with an apostrophe, when nothing follows them: ’s avonds, zet ’m op.
const SHORT = {
  nl: /(?:^|[\s(“–—-])(‘)(?:s|t|n|m|k|r|em|ns)(?:’?)$/,
  en: /(?:^|[\s(“–—-])(‘)(?:tis|twas|em|n|til|cause|bout)(?:’?)$/i,
}
// ’90, where it can be no quotation: no “‘90 procent is klaar’”.
const YEAR = /(?:^|[\s(/–—-])‘\d\d$/
// ’70 en ’80, 2024/’25: one year leads to the next.
const NEXT_YEAR = /(?:’\d\d(?:,| (?:en|of|tot|and|or|to|–)) |\d[/–-])‘\d\d$/i
const BEFORE_YEAR = /(?:^|[\s(])(?:jaren|jaar|zomer|winter|herfst|lente|najaar|voorjaar|seizoen|sinds|eind|begin|medio|in|van|uit|tot|na|vanaf|mei|juni|juli|EK|WK|of|from|since|the|summer|winter|class)\s‘\d\d$/i

/* How many signs at the end of `before` + `typed` become what, or null. */
export function printed(before, typed, language) {
  if (typed === '"' || typed === "'") return quotation(before, typed)
  if (inAddress(before)) return null
  if (typed === "-" && /(^|[^-])-$/.test(before)) return { back: 2, text: "–" }
  if (typed === "." && /(^|[^.])\.\.$/.test(before)) return { back: 3, text: "…" }
  if (typed === " " && /\S -$/.test(before)) return { back: 2, text: "– " }
  // A4’tje, the 60’s: behind a figure it was feet or minutes until now.
  if (/\p{L}/u.test(typed) && /\d'$/.test(before)) return { back: 2, text: `’${typed}` }
  return apostrophe(before, typed, language)
}

function quotation(before, typed) {
  const [open, close] = PAIRS[typed]
  const closes = isOpen(before, open, close)
  if (inAddress(before) && !closes) return null
  // Feet, minutes and seconds: 5'30".
  if (/\d$/.test(before) && !closes) return null
  const interrupted = closes && /[–—-]$/.test(before)
  return { back: 1, text: OPENING.test(before) && !interrupted ? open : close }
}

/* Whether a quotation is open; an apostrophe within a word closes none. */
function isOpen(text, open, close) {
  let found = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === open) found = true
    if (text[at] === close && !(/\p{L}/u.test(text[at - 1] ?? "") && /\p{L}/u.test(text[at + 1] ?? ""))) found = false
  }
  return found
}

function apostrophe(before, typed, language) {
  const decade = typed === "s" && language === "en" && /0$/.test(before)
  if (/[\p{L}\d]/u.test(typed) && !decade) return null
  const found = SHORT[language]?.test(before) || (YEAR.test(before) && isYear(before, typed, decade))
  if (!found) return null
  const back = before.length - before.lastIndexOf("‘") + 1
  return { back, text: `’${(before + typed).slice(1 - back)}` }
}

const isYear = (before, typed, decade) => decade || /[\n.,;:!?)/–-]/.test(typed) || BEFORE_YEAR.test(before) || NEXT_YEAR.test(before)

const inAddress = (before) => ADDRESS.test(/[^\s“”‘(]*$/.exec(before)[0])

/* What stands at the end of a line that somebody leaves: ’68 and ’m are whole words then. */
export function printedAtEnd(before, language) {
  if (inAddress(before)) return null
  const made = apostrophe(before, "\n", language)
  return made && { kept: before.length + 1 - made.back, text: made.text.slice(0, -1) }
}

/* Several signs at once, as a keyboard with dead keys gives them: { kept, text }, of which
   `kept` signs of `before` stay; or null where all stays as it was typed. */
export function printedAll(before, typed, language) {
  let result = before
  for (const sign of typed) {
    const made = printed(result, sign, language)
    result = made ? (result + sign).slice(0, -made.back) + made.text : result + sign
  }
  if (result === before + typed) return null
  let kept = 0
  while (kept < before.length && before[kept] === result[kept]) kept++
  return { kept, text: result.slice(kept) }
}

/* The language of the story, as its form says. */
export const languageNow = () => document.querySelector("#id_language")?.value || "nl"

/* Keys by which the cursor goes elsewhere, or the story is saved. */
export const leavesTheLine = ({ key, ctrlKey, metaKey }) =>
  /^(Enter|Tab|Arrow\w+|Home|End|Page\w+)$/.test(key) || ((ctrlKey || metaKey) && key.toLowerCase() === "s")
