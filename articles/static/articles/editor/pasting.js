/* Pasting in the text: clean at once and without a line; then the newsroom reads plain copy
   as it reads a wire, and says which lines are captions. */
import { Extension, pm } from "django-prose-editor/editor"
import { bringFiles } from "newsroom/arrivals"
import { Captions } from "newsroom/captions"
import { asPaste, inText, readAgain } from "newsroom/paste/again"
import { cleanPasted, saysOnlyText } from "newsroom/paste/clean"
import { fileOf } from "newsroom/paste/file"
import { changed, takeMarks } from "newsroom/paste/marks"
import { tidyWords } from "newsroom/paste/words"

const { Fragment, Slice } = pm.model
const { Plugin } = pm.state

/* Where a paste is one line, whatever it was. */
const ONE_LINE = new Set(["pictureCaption", "embedCaption", "factBoxTitle", "pullQuote"])

export const Pasting = Extension.create({
  name: "pasting",
  // After those that have a use of their own for a paste: links, cells, files.
  priority: 10,
  addExtensions: () => [Captions],
  addProseMirrorPlugins() {
    return [pasting(this.editor)]
  },
})

function pasting(editor) {
  let paste = null // what is being pasted: { text, plain, dressed, pictures }
  let fresh = false // whether nothing was done since
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste(view, { clipboardData }) {
          // As the editor itself tells it, but for Insert.
          paste = { text: clipboardData?.getData("text/plain") ?? "", plain: view.input.shiftKey, pictures: [] }
        },
        drop() {
          paste = null
        },
        keydown(view, { key }) {
          if (!fresh || /^(Control|Shift|Alt|Meta)$/.test(key)) return
          fresh = false
          closeHistory(view)
        },
      },
      transformPastedText: (text) => tidyWords(text).replace(/^\n+|\s*\n\s*$/g, ""),
      transformPastedHTML: (html, view) => {
        if (html.includes("data-pm-slice")) return html // from this editor
        const now = paste ?? { text: "", pictures: [] }
        if (saysOnlyText(html)) return paragraphs(now.text || textIn(html))
        const clean = cleanPasted(html, { marked: paste !== null && inText(view.state) })
        now.pictures = clean.pictures
        now.dressed = true
        return clean.html
      },
      transformPasted: (slice, view) => (paste && isOneLine(view.state) ? inOneLine(slice) : slice),
      handlePaste: (view, _event, slice) => {
        const now = paste
        paste = null
        if (!now || !slice.size) return false
        insert(editor, slice, now)
        fresh = true
        return true
      },
    },
  })
}

const isOneLine = ({ selection: { $from } }) => ONE_LINE.has($from.parent.type.name)

const textIn = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent

function paragraphs(text) {
  const body = document.createElement("div")
  for (const line of tidyWords(text).split("\n")) {
    if (!line.trim()) continue
    const paragraph = document.createElement("p")
    paragraph.textContent = line
    body.append(paragraph)
  }
  return body.innerHTML
}

/* The words of a slice; pictures stay what they are. */
function inOneLine(slice) {
  const pieces = []
  let pictures = false
  slice.content.descendants((node) => {
    pictures ||= /^(picture|gallery|embed)$/.test(node.type.name)
    if (!node.isTextblock) return true
    if (node.content.size && pieces.length) pieces.push(node.type.schema.text(" "))
    node.forEach((child) => pieces.push(child))
    return false
  })
  return pieces.length && !pictures ? new Slice(Fragment.fromArray(pieces), 0, 0) : slice
}

/* A step of its own for undo: what was typed just before stays. The key is the history's. */
function closeHistory(view) {
  view.dispatch(view.state.tr.setMeta("closeHistory$", true))
}

function insert(editor, slice, paste) {
  const { view } = editor
  closeHistory(view)
  const { tr } = view.state
  const [only] = slice.content.childCount === 1 && !slice.openStart && !slice.openEnd ? [slice.content.firstChild] : []
  if (only && !only.isText) tr.replaceSelectionWith(only, false)
  else tr.replaceSelection(slice)
  const range = changed(tr)
  const before = tr.steps.length
  const found = takeMarks(tr, range)
  const to = tr.mapping.slice(before).map(range.to)
  view.dispatch(asPaste(tr))
  const files = found.pictures.map((at, place) => ({ at, ...fileOf(paste.pictures[place]) })).filter(({ file }) => file)
  if (files.length) bringFiles(editor, files)
  if (!paste.plain) readAgain(editor, paste, { from: range.from, to, doc: view.state.doc, time: tr.time, captions: found.captions })
}
