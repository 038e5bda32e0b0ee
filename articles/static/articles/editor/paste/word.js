/* Word and Outlook on a desktop: styles that stand for what HTML has elements for. */
import { inARow, makeLists } from "newsroom/paste/lists"

const GONE = `
  .MsoCommentReference, .msocomanchor, .msocomoff, .msocomtxt, .MsoCommentText,
  .MsoFootnoteReference, .MsoFootnoteText, .MsoEndnoteReference, .MsoEndnoteText
`
const GONE_BY_STYLE = /mso-element:\s*(comment|footnote|endnote)|mso-special-character:\s*(comment|footnote)|mso-(foot|end)note-id/i
const LIST = /mso-list:\s*\S+\s+level(\d)/i
const MARKER = /mso-list:\s*Ignore/i
const NUMBER = /^\(?(\d+|[a-z]{1,2}|[ivxl]+)[.)]/i
// A point as Word for the Mac and old mails write it: in the text, with a tab after it.
const TYPED_MARKER = /^\s*([·•●○▪§o–-]|\(?(?:\d{1,2}|[a-z])[.)])[\s\u00A0]{2,}/
const OUTLINE = /mso-outline-level:\s*[1-6]/i

const styleOf = (element) => element.getAttribute("style") ?? ""

export function tidyWord(body) {
  body.querySelectorAll(GONE).forEach((element) => element.remove())
  for (const element of body.querySelectorAll("[style]")) if (GONE_BY_STYLE.test(styleOf(element))) element.remove()
  dropDrawings(body)
  body.querySelectorAll("p").forEach(nameHeading)
  for (const run of inARow(body.querySelectorAll(".MsoQuote, .MsoIntenseQuote"))) wrap(run, "blockquote")
  for (const run of inARow([...body.querySelectorAll("p")].filter(isItem))) makeLists(run, readItem)
  // The numbers of numbered headings, and what else is there for programs without Word's own.
  for (const span of body.querySelectorAll("span[style]")) if (MARKER.test(styleOf(span))) span.remove()
  for (const start of fallbacks(body)) takeUntilEnd(start)
}

/* VML and Word's own fields; <o:p> and the smart tags hold words. */
function dropDrawings(body) {
  for (const element of body.querySelectorAll("*")) if (/^[vw]:/.test(element.localName)) element.remove()
}

function nameHeading(paragraph) {
  const heading = /^Mso(Title|Heading)/.test(paragraph.className) || OUTLINE.test(styleOf(paragraph))
  if (!heading) return
  const crosshead = paragraph.ownerDocument.createElement("h2")
  crosshead.append(...paragraph.childNodes)
  paragraph.replaceWith(crosshead)
}

function wrap(run, tag) {
  const wrapper = run[0].ownerDocument.createElement(tag)
  run[0].before(wrapper)
  wrapper.append(...run)
}

function isItem(paragraph) {
  if (LIST.test(styleOf(paragraph))) return true
  return /^MsoListParagraph/.test(paragraph.className) && TYPED_MARKER.test(paragraph.textContent)
}

function readItem(paragraph) {
  const marker = takeMarker(paragraph)
  const level = Number(LIST.exec(styleOf(paragraph))?.[1] ?? 1)
  return { level, ordered: NUMBER.test(marker), content: [...paragraph.childNodes] }
}

function takeMarker(paragraph) {
  const spans = [...paragraph.querySelectorAll("span[style]")]
  const span = spans.find((one) => MARKER.test(styleOf(one)))
  const [fallback] = fallbacks(paragraph)
  const marker = span ? span.textContent.trim() : fallback && takeUntilEnd(fallback)
  span?.remove()
  return marker || takeTyped(paragraph)
}

/* <!--[if !supportLists]-->: what follows, up to <!--[endif]-->, stands in for something. */
function fallbacks(element) {
  const comments = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_COMMENT)
  const found = []
  while (comments.nextNode()) if (/^\[if !(support\w+|vml)\]/i.test(comments.currentNode.data)) found.push(comments.currentNode)
  return found
}

function takeUntilEnd(start) {
  let words = ""
  while (start.nextSibling && !isEnd(start.nextSibling)) {
    words += start.nextSibling.textContent
    start.nextSibling.remove()
  }
  start.remove()
  return words.trim()
}

const isEnd = ({ nodeType, data }) => nodeType === Node.COMMENT_NODE && /^\[endif\]/i.test(data)

function takeTyped(paragraph) {
  const [typed, marker] = TYPED_MARKER.exec(paragraph.textContent) ?? ["", ""]
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = typed.length
  while (left && texts.nextNode()) {
    const node = texts.currentNode
    const taken = Math.min(left, node.data.length)
    node.data = node.data.slice(taken)
    left -= taken
  }
  return marker
}
