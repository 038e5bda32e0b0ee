/* A pasted line that looks like a caption is offered as a picture, right below it. */
import { Extension, crel, gettext, pm } from "django-prose-editor/editor"
import { announce } from "newsroom/form"
import { choosePicture } from "newsroom/library"
import { cursorIn } from "newsroom/place"
import { searchPictures } from "newsroom/pictures"

const { Fragment } = pm.model
const { Plugin, PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view
const key = new PluginKey("captions")
const NAME = /\p{Lu}[\p{L}’'-]+/gu
const MOST_NAMES = 3

export const Captions = Extension.create({
  name: "captions",
  addKeyboardShortcuts() {
    return { Tab: () => toOffer(this.editor) }
  },
  addProseMirrorPlugins() {
    const state = { init: () => DecorationSet.empty, apply: withOffers }
    return [new Plugin({ key, state, props: { decorations: drawn } })]
  },
})

/* Its state: the paragraphs, each with what is offered. */
function withOffers(tr, offers) {
  const { add, remove } = tr.getMeta(key) ?? {}
  const mapped = offers.map(tr.mapping, tr.doc)
  if (add) return mapped.add(tr.doc, add)
  return remove ? mapped.remove(mapped.find(null, null, ({ offer }) => offer === remove)) : mapped
}

function drawn(state) {
  const found = key.getState(state).find()
  const below = found.map(({ to, spec: { offer } }) =>
    Decoration.widget(to, () => offer.dom, { key: offer.key, side: -1, ignoreSelection: true, stopEvent: () => true }),
  )
  return DecorationSet.create(state.doc, [...found, ...below])
}

let count = 0

/* Offer a picture for each { line, caption, credit } that stands in the text. */
export function offerPictures(editor, captions) {
  const byLine = new Map(captions.map((caption) => [caption.line, caption]))
  const add = []
  const taken = new Set(key.getState(editor.state).find().map(({ from }) => from))
  editor.state.doc.forEach((node, pos) => {
    const caption = node.type.name === "paragraph" && !taken.has(pos) ? byLine.get(node.textContent.trim()) : null
    if (!caption) return
    const offer = { ...caption, key: `caption-${++count}` }
    offer.dom = offerDom(editor, offer)
    add.push(Decoration.node(pos, pos + node.nodeSize, { class: "caption-line" }, { offer }))
  })
  if (!add.length) return
  tell(editor, { add })
  announce(window.ngettext("%s line looks like a caption.", "%s lines look like captions.", add.length).replace("%s", add.length))
}

function tell({ view, state }, meta, tr = state.tr) {
  view.dispatch(tr.setMeta(key, meta).setMeta("addToHistory", tr.docChanged))
}

function offerDom(editor, offer) {
  const choose = crel("button", { type: "button", textContent: gettext("Choose the picture…") })
  const leave = crel("button", { type: "button", textContent: gettext("Leave it as text") })
  const words = crel("span", { textContent: gettext("This looks like a caption.") })
  const dom = crel("div", { className: "caption-offer", role: "group", "aria-label": gettext("Caption"), contentEditable: false }, [words, choose, leave])
  choose.addEventListener("click", () => take(editor, offer))
  leave.addEventListener("click", () => dismiss(editor, offer))
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    event.preventDefault()
    back(editor, offer)
  })
  return dom
}

const placeOf = (editor, offer) => key.getState(editor.state).find(null, null, (spec) => spec.offer === offer)[0]

function dismiss(editor, offer) {
  back(editor, offer)
  tell(editor, { remove: offer })
}

/* The cursor at the end of the line. */
function back(editor, offer) {
  const { to } = placeOf(editor, offer)
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, to - 1)))
  editor.view.focus()
}

async function take(editor, offer) {
  const picture = await choosePicture({ words: await wordsThatFind(offer) })
  const place = placeOf(editor, offer)
  if (!picture || !place) return
  const tr = editor.state.tr.replaceWith(place.from, place.to, pictureIn(editor.state, place, offer, picture))
  tell(editor, { remove: offer }, cursorIn(tr, place.from))
  editor.view.focus()
}

/* The picture with the line as its caption, without the credit: that is the picture's own. */
function pictureIn({ doc, schema }, { from }, { caption }, picture) {
  const line = doc.nodeAt(from)
  const words = caption || (picture.caption ?? "").replace(/\s+/g, " ").trim()
  const same = caption && line.textContent.startsWith(caption)
  const inside = same ? line.content.cut(0, caption.length) : Fragment.from(words ? schema.text(words) : null)
  return schema.nodes.picture.create({ image: picture.id }, schema.nodes.pictureCaption.create(null, inside))
}

/* The most telling words that find something in the library, "" to show all of it. */
async function wordsThatFind({ caption, credit }) {
  const names = [...new Set((caption.match(NAME) ?? []).slice(1))].slice(0, MOST_NAMES)
  const first = caption.split(/\s+/).slice(0, 4).join(" ")
  for (const words of new Set([caption, `${names.join(" ")} ${credit}`, names.join(" "), first, credit].map((said) => said.trim()))) {
    if (!words || words.length > 200) continue
    const found = await searchPictures({ words }).catch(() => null)
    if (!found) return words
    if (found.pictures.length) return words
  }
  return ""
}

/* Tab goes from a line to what is offered for it. */
function toOffer({ state }) {
  const { from, to } = state.selection
  const [found] = key.getState(state).find(from, to)
  found?.spec.offer.dom.querySelector("button").focus()
  return Boolean(found)
}
