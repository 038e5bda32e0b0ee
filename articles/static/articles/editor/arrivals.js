/* Picture files that are pasted or dropped in a story go to the library, and in the text
   where they came down. */
import { Extension, crel, gettext, pm } from "django-prose-editor/editor"
import { uploadPicture } from "newsroom/pictures"
import { around } from "newsroom/place"

const { Plugin, PluginKey, Selection } = pm.state
const { Decoration, DecorationSet } = pm.view

/* Its state: a line in the text for each file that is under way, or was refused. */
const key = new PluginKey("arrivals")

export const Arrivals = Extension.create({
  name: "arrivals",
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        state: { init: () => DecorationSet.empty, apply: withLines },
        props: {
          decorations: (state) => key.getState(state),
          handlePaste: (view, event) => pasted(editor, event),
          handleDrop: (view, event) => dropped(editor, event),
        },
      }),
    ]
  },
})

function withLines(tr, lines) {
  const { add, remove } = tr.getMeta(key) ?? {}
  const mapped = lines.map(tr.mapping, tr.doc)
  if (add) return mapped.add(tr.doc, [add])
  return remove ? mapped.remove(lineOf(mapped, remove)) : mapped
}

const lineOf = (lines, arrival) => lines.find(null, null, (spec) => spec.arrival === arrival)

/* Text that is copied from a word processor brings a picture of itself: the text wins. */
function pasted(editor, event) {
  if (event.clipboardData.getData("text/plain")) return false
  return receive(editor, event.clipboardData, editor.state.selection.to)
}

function dropped(editor, event) {
  const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
  return receive(editor, event.dataTransfer, at?.pos ?? editor.state.doc.content.size)
}

export function pictureFiles(transfer) {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"))
}

function receive(editor, transfer, at) {
  if (!transfer?.files.length) return false
  const inGallery = around(Selection.near(editor.state.doc.resolve(at)), "gallery") !== null
  const arrivals = [...transfer.files].map((file) => ({
    file,
    inGallery,
    words: name(gettext("%s is on its way to the library…"), file),
  }))
  for (const arrival of arrivals) putLine(editor, arrival, at)
  arriveInTurn(editor, arrivals)
  return true
}

/* Pictures inside pasted text, each { file, at, caption }: to the library, and in its place
   with the caption that came along. */
export function bringFiles(editor, pictures) {
  const arrivals = pictures.map(({ file, caption }) => ({
    file,
    caption,
    words: name(gettext("%s is on its way to the library…"), file),
  }))
  // From below, so that no line moves the place of another.
  for (const place of [...pictures.keys()].reverse()) putLine(editor, arrivals[place], pictures[place].at)
  arriveInTurn(editor, arrivals)
}

/* One after the other: they stand in the text as they were chosen, and a folder of
   pictures leaves the library to others too. */
async function arriveInTurn(editor, arrivals) {
  for (const arrival of arrivals) await arrive(editor, arrival)
}

async function arrive(editor, arrival) {
  const { file } = arrival
  try {
    const picture = await uploadPicture(file)
    const used = arrival.caption ? { ...picture, caption: arrival.caption } : picture
    putIn(editor, used, takeLine(editor, arrival), arrival.inGallery)
  } catch (error) {
    const there = takeLine(editor, arrival)
    const words = `${name(gettext("%s is not in the story."), file)} ${error.message}`
    putLine(editor, { words, refused: true }, there)
  }
}

/* A file that came down on a gallery joins it: its line stands right below. */
function putIn(editor, picture, there, inGallery) {
  const above = editor.state.doc.resolve(there).nodeBefore
  const joined = inGallery && above && editor.commands.addToGallery([picture], there - above.nodeSize)
  if (!joined) editor.commands.insertPictures([picture], there)
}

const name = (words, file) => words.replace("%s", file.name || gettext("The picture"))

function putLine(editor, arrival, at) {
  const { doc, tr } = editor.state
  const $at = doc.resolve(Math.min(at, doc.content.size))
  const pos = $at.depth ? $at.after(1) : $at.pos
  const draw = () => line(editor, arrival)
  // What comes in at the same place stands before those that still wait, and after those
  // that were refused.
  const side = arrival.refused ? -1 : 1
  const add = Decoration.widget(pos, draw, { arrival, side, ignoreSelection: true, stopEvent: () => true })
  editor.view.dispatch(tr.setMeta(key, { add }).setMeta("addToHistory", false))
}

/* Take a file's line away; returns where it stood. */
function takeLine(editor, arrival) {
  const [found] = lineOf(key.getState(editor.state), arrival)
  const tr = editor.state.tr.setMeta(key, { remove: arrival }).setMeta("addToHistory", false)
  editor.view.dispatch(tr)
  return found?.from ?? editor.state.doc.content.size
}

function line(editor, arrival) {
  const dom = crel("div", {
    className: `arrival ${arrival.refused ? "arrival--refused" : ""}`,
    role: arrival.refused ? "alert" : "status",
    contentEditable: false,
  }, [crel("span", { textContent: arrival.words })])
  if (arrival.refused) dom.append(dismiss(editor, arrival))
  return dom
}

function dismiss(editor, arrival) {
  const button = crel("button", { type: "button", textContent: gettext("Close") })
  button.addEventListener("click", () => takeLine(editor, arrival))
  return button
}
