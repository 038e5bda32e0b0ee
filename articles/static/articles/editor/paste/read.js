/* Pasted HTML as the blocks of a story. What fits none keeps its words. */
import { BREAK, inOne, marksIn, paragraphsOf, textOf } from "newsroom/paste/runs"
import { holdsData, rowsOf } from "newsroom/paste/tables"

const HEADING = /^h[1-6]$/
const APART = new Set(
  `address article body center dd details dir div dl dt fieldset figcaption figure form
  header hgroup hr li main p section summary table tbody td tfoot th thead tr`.split(/\s+/),
)
const IN_A_MAIL = '[type="cite"], .gmail_quote, [id*="divRplyFwd"]'
// An icon in a mail, a dot that counts who opens it.
const SMALLEST_PICTURE = 65

export function readBlocks(element) {
  const reader = new Reader()
  reader.inside(element, {}, false)
  reader.close()
  return reader.blocks
}

class Reader {
  constructor() {
    this.blocks = []
    this.runs = []
  }

  /* What is gathered so far becomes paragraphs. */
  close() {
    for (const runs of paragraphsOf(this.runs)) this.blocks.push({ type: "paragraph", runs })
    this.runs = []
  }

  add(...blocks) {
    this.close()
    this.blocks.push(...blocks)
  }

  inside(element, marks, kept) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.text(node.data, marks, kept)
      if (node.nodeType === Node.ELEMENT_NODE) this.element(node, marks, kept)
    }
  }

  /* In preformatted text a line is a line. */
  text(text, marks, kept) {
    const lines = kept ? text.split(/\r\n?|\n/) : [text]
    lines.forEach((line, place) => this.runs.push(...(place ? [BREAK] : []), { text: line, marks }))
  }

  element(element, outside, outsideKept) {
    const tag = element.localName
    if (tag === "br") return this.runs.push(BREAK)
    const marks = marksIn(element, outside)
    const kept = keepsLines(element, outsideKept)
    if (HEADING.test(tag) || element.getAttribute("role") === "heading") return this.add(...crosshead(element))
    if (tag === "blockquote" && !element.matches(IN_A_MAIL)) return this.add(...quotation(element))
    if (tag === "ul" || tag === "ol") return this.add(...list(element))
    if (tag === "table" && holdsData(element)) return this.add(table(element))
    if (tag === "figure") return this.add(...figure(element))
    if (tag === "img") return this.add(...picture(element))
    const apart = APART.has(tag) || tag === "pre"
    if (apart) this.close()
    this.inside(element, marks, kept)
    if (apart) this.close()
  }
}

function keepsLines({ localName, style }, outside) {
  const said = style.whiteSpace || style.whiteSpaceCollapse
  if (localName === "pre") return true
  return said ? /^(pre|break-spaces)/.test(said) : outside
}

/* Words of blocks where only paragraphs fit. */
function flat(blocks) {
  return blocks.flatMap((block) => {
    if (block.type === "crosshead") return [[{ text: block.text, marks: {} }]]
    if (block.type === "quotation") return block.paragraphs
    if (block.type === "list") return block.items.flatMap(({ runs, below }) => [runs, ...(below ? flat([below]) : [])])
    if (block.type === "table") return block.rows.flat().map(({ runs }) => runs)
    return block.runs?.length ? [block.runs] : []
  })
}

function crosshead(element) {
  const inside = readBlocks(element)
  const text = flat(inside).map(textOf).join(" ")
  const pictures = inside.filter(({ type }) => type === "picture")
  return text ? [...pictures, { type: "crosshead", text }] : pictures
}

function quotation(element) {
  const inside = readBlocks(element)
  const paragraphs = flat(inside)
  return paragraphs.length ? [{ type: "quotation", paragraphs }] : []
}

function list(element) {
  const items = []
  for (const child of element.children) {
    const { runs, lists } = item(child)
    if (runs.length) items.push({ runs, below: joined(lists) })
    else if (lists.length && items.length) items.at(-1).below = joined([items.at(-1).below, ...lists])
    else items.push(...lists.flatMap((inner) => inner.items))
  }
  return items.length ? [{ type: "list", ordered: element.localName === "ol", items }] : []
}

/* The words of a point, and the lists below it. Google Docs puts those beside it. */
function item(element) {
  const blocks = /^[uo]l$/.test(element.localName) ? list(element) : readBlocks(element)
  const lists = blocks.filter(({ type }) => type === "list")
  return { runs: inOne(flat(blocks.filter((block) => !lists.includes(block)))), lists }
}

function joined(lists) {
  const found = lists.filter(Boolean)
  return found.length ? { ...found[0], items: found.flatMap(({ items }) => items) } : null
}

function table(element) {
  const cell = (inside) => ({ header: isHeader(inside), runs: inside ? inOne(flat(readBlocks(inside))) : [] })
  return { type: "table", rows: rowsOf(element).map((row) => row.map(cell)) }
}

const isHeader = (cell) => Boolean(cell?.matches("th, thead td"))

/* The caption below a picture is marked as one. */
function figure(element) {
  const caption = element.querySelector("figcaption")
  const shown = element.querySelector("img, picture") !== null
  // Caption and credit are often two elements with nothing in between.
  caption?.querySelectorAll("*").forEach((part) => part.before(" "))
  caption?.remove()
  const blocks = readBlocks(element)
  const runs = caption ? inOne(flat(readBlocks(caption))).filter((run) => run !== BREAK) : []
  const pictures = blocks.filter(({ type }) => type === "picture")
  if (pictures.length) pictures.at(-1).runs = runs
  else if (runs.length) blocks.push({ type: "paragraph", runs, caption: shown })
  return blocks
}

/* Only a picture that comes along whole: others stay at their own sites. */
function picture(element) {
  const source = element.getAttribute("src") ?? ""
  const small = [element.width, element.height].some((size) => size && size < SMALLEST_PICTURE)
  const whole = /^data:image\/(?!svg)[\w.+-]+;base64,/i.test(source)
  return whole && !small ? [{ type: "picture", source, runs: [] }] : []
}
