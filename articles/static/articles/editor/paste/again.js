/* What was pasted, read once more by the newsroom: plain copy as a wire, lines as captions. */
import { pm } from "django-prose-editor/editor"
import { offerPictures } from "newsroom/captions"
import { readPasted } from "newsroom/paste/pasted"
import { tidyWords } from "newsroom/paste/words"

const { DOMParser: Parser, Slice } = pm.model
const { TextSelection } = pm.state

// A word that a PDF breaks off by a hyphen that is none otherwise.
const BROKEN_WORD = /\u00AD[ \t]*\r?\n[ \t]*/g
// Longer is no caption.
const LONGEST_CAPTION = 2000

/* Only in a paragraph of the story itself may pictures and captions stand. */
export const inText = ({ selection: { $from } }) => $from.depth === 1 && $from.parent.type.name === "paragraph"

/* By these the editor knows a paste, in which it makes links of addresses. */
export const asPaste = (tr) => tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste")

/* Ask the newsroom what the lines are. Its reading of plain copy takes the place of ours,
   in the same step of undo, unless somebody writes on by then. */
export async function readAgain(editor, paste, pasted) {
  const { view } = editor
  const copy = !paste.dressed && inText(view.state) ? tidyWords(paste.text.replace(BROKEN_WORD, "")).trim() : ""
  const lines = linesIn(pasted)
  if (!lines.length && !copy.includes("\n")) return
  const answer = await readPasted({ copy: copy.includes("\n") ? copy : "", lines })
  if (editor.isDestroyed) return
  if (answer.html && view.state.doc === pasted.doc) replace(view, answer.html, pasted)
  const known = new Set(answer.captions.map(({ line }) => line))
  const shown = pasted.captions.filter((line) => !known.has(line)).map((line) => ({ line, caption: line, credit: "" }))
  offerPictures(editor, [...answer.captions, ...shown])
}

/* The paragraphs of the story that came in whole. */
function linesIn({ from, to, doc }) {
  const lines = []
  doc.forEach((node, pos) => {
    const whole = pos + 1 >= from && pos + node.nodeSize - 1 <= to
    const words = node.textContent.trim()
    if (whole && node.type.name === "paragraph" && words && words.length <= LONGEST_CAPTION) lines.push(words)
  })
  return lines
}

function replace(view, html, { from, to, time }) {
  const dom = new DOMParser().parseFromString(html, "text/html").body
  const { content } = Parser.fromSchema(view.state.schema).parse(dom)
  const open = (node) => (node.type.name === "paragraph" ? 1 : 0)
  const slice = new Slice(content, open(content.firstChild), open(content.lastChild))
  const tr = view.state.tr.replaceRange(from, to, slice)
  // Read a moment later, but one act.
  tr.setTime(time)
  const end = tr.mapping.map(to)
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1))
  view.dispatch(asPaste(tr))
}
