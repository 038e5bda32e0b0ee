/* The way from a remark to its words in the form. */
import { bodyEditor } from "newsroom/typed"
import { findInDocument, findWords, readDocument } from "newsroom/words_found"

/* Put the cursor at the words and select them; without words, in the field. */
export function goTo(remark) {
  if (remark.field === "body" && bodyEditor()) inEditor(bodyEditor(), remark)
  else inField(remark)
}

function inEditor(editor, remark) {
  const found = findInDocument(readDocument(editor.state.doc), remark)
  // The browser scrolls to what gets the focus, to the top of a long text: only the words.
  editor.view.dom.focus({ preventScroll: true })
  if (!found) return editor.commands.focus("start")
  editor.chain().setTextSelection(found).run()
  inTheMiddle(editor.view.domAtPos(found.from).node)
}

function inTheMiddle(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
  element.scrollIntoView({ block: "center" })
}

function inField(remark) {
  const field = document.querySelector(`#id_${CSS.escape(remark.field)}`)
  if (!field) return
  // It may stand in a part of the form that is folded up.
  for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true
  const select2 = field.nextElementSibling?.querySelector?.(".select2-selection")
  const stop = select2 ?? field
  stop.focus({ preventScroll: true })
  stop.scrollIntoView({ block: "center" })
  const found = field.setSelectionRange && findWords(field.value, remark)
  if (found) field.setSelectionRange(found.from, found.to)
}
