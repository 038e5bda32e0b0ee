/* Words with their marks, as they are gathered from pasted HTML. */
import { destination } from "newsroom/paste/links"
import { tidyWords } from "newsroom/paste/words"

export const BREAK = { text: "\n", marks: {} }

const TAGS = { b: "strong", strong: "strong", i: "em", em: "em", cite: "em", dfn: "em", sub: "sub", sup: "sup" }
const ORDER = ["strong", "em", "sub", "sup"]
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

export const escapeHtml = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign])

/* The marks inside an element: what its tag says, unless its style says otherwise. */
export function marksIn(element, outside) {
  const marks = { ...outside }
  const { fontWeight, fontStyle, verticalAlign } = element.style
  const own = TAGS[element.localName]
  if (own) marks[own] = true
  if (/^(bold|bolder|normal|lighter|\d+)$/.test(fontWeight)) marks.strong = isBold(fontWeight)
  if (/^(italic|oblique|normal)/.test(fontStyle)) marks.em = fontStyle !== "normal"
  if (verticalAlign === "super") marks.sup = true
  if (verticalAlign === "sub") marks.sub = true
  if (element.localName === "a") marks.link = destination(element)
  return marks
}

const isBold = (weight) => /^bold/.test(weight) || Number(weight) >= 600

/* Runs of text as paragraphs: one space for white space, two breaks part. */
export function paragraphsOf(runs) {
  const found = []
  let paragraph = []
  let breaks = 0
  let space = false
  for (const run of runs) {
    if (run === BREAK) {
      breaks++
      continue
    }
    const text = tidyWords(run.text).replace(/[ \t\n]+/g, " ")
    if (!text.trim()) {
      space ||= text !== ""
      continue
    }
    if (breaks > 1 && paragraph.length) {
      found.push(paragraph)
      paragraph = []
    }
    if (paragraph.length && breaks) paragraph.push(BREAK)
    else if (paragraph.length && (space || text.startsWith(" "))) paragraph.push(between(paragraph.at(-1), run))
    paragraph.push({ text: text.trim(), marks: run.marks })
    space = text.endsWith(" ")
    breaks = 0
  }
  return paragraph.length ? [...found, paragraph] : found
}

/* A space has the marks that both its neighbours have. */
function between({ marks: before }, { marks: after }) {
  const shared = Object.keys(after).filter((name) => after[name] && after[name] === before[name])
  return { text: " ", marks: Object.fromEntries(shared.map((name) => [name, after[name]])) }
}

export const textOf = (runs) => runs.map((run) => (run === BREAK ? " " : run.text)).join("")

/* Several paragraphs as one, a break between them. */
export const inOne = (paragraphs) => paragraphs.flatMap((runs, place) => (place ? [BREAK, ...runs] : runs))

export const htmlOf = (runs) => runs.map(htmlOfRun).join("")

function htmlOfRun(run) {
  if (run === BREAK) return "<br>"
  const { marks } = run
  const tags = ORDER.filter((tag) => marks[tag])
  const inside = tags.reduceRight((html, tag) => `<${tag}>${html}</${tag}>`, escapeHtml(run.text))
  return marks.link ? `<a href="${escapeHtml(marks.link)}">${inside}</a>` : inside
}
