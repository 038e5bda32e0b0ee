/* HTML from another program becomes the blocks of a story and nothing else. */
import { dropNoise } from "newsroom/paste/noise"
import { readBlocks } from "newsroom/paste/read"
import { BREAK, textOf } from "newsroom/paste/runs"
import { tidyWord } from "newsroom/paste/word"
import { tidyWordOnline } from "newsroom/paste/word_online"
import { writeBlocks } from "newsroom/paste/write"

const LONGEST_CROSSHEAD = 70
const DRESSED = "p:not(.MsoPlainText), h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, figure, img, b, strong, i, em, sub, sup"
const STYLED = /font-weight:\s*(bold|[6-9]00)|font-style:\s*italic|vertical-align:\s*su/i

/* The same HTML, clean, and the pictures that are in it as data. Without `marked` nothing
   tells what stands where. */
export function cleanPasted(html, { marked = true } = {}) {
  const { body } = parsed(html)
  tidyWord(body)
  tidyWordOnline(body)
  dropNoise(body)
  const pictures = []
  const blocks = joinedQuotations(readBlocks(body)).map(asCrosshead)
  return { html: writeBlocks(blocks, marked ? pictures : null), pictures }
}

/* Whether HTML says no more than its text does: lines, as in a mail without dress, in a
   PDF that the browser shows, in a text file. */
export function saysOnlyText(html) {
  const { body } = parsed(html)
  if (body.querySelector(DRESSED)) return false
  if ([...body.querySelectorAll("[style]")].some(({ attributes }) => STYLED.test(attributes.style.value))) return false
  return [...body.querySelectorAll("a[href]")].every(saysItsAddress)
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html")

function saysItsAddress(link) {
  const bare = (address) => address.trim().replace(/^(https?:\/\/|mailto:)|\/$/g, "")
  return bare(link.textContent) === bare(link.getAttribute("href"))
}

/* Two in a row were one: a program knows only paragraphs that are indented. */
function joinedQuotations(blocks) {
  const found = []
  for (const block of blocks) {
    const before = found.at(-1)
    if (block.type === "quotation" && before?.type === "quotation") before.paragraphs.push(...block.paragraphs)
    else found.push(block)
  }
  return found
}

/* A short line all in bold above a paragraph is a heading of somebody without styles. */
function asCrosshead(block, place, blocks) {
  const heads = allBold(block) && saysHeading(textOf(block.runs)) && isProse(blocks[place + 1])
  return heads ? { type: "crosshead", text: textOf(block.runs) } : block
}

function allBold({ type, runs, caption }) {
  return type === "paragraph" && !caption && runs.every((run) => run !== BREAK && (run.marks.strong || !run.text.trim()))
}

const isProse = (block) => block?.type === "paragraph" && !saysHeading(textOf(block.runs))

function saysHeading(text) {
  return text.length <= LONGEST_CROSSHEAD && /\p{L}/u.test(text) && !/[.!?…:;,][’”'")]*$/.test(text)
}
