/* How a gallery looks in the editor: its pictures, below a bar with what goes for all. */
import { crel, gettext, pm } from "django-prose-editor/editor"
import { choosePictures } from "newsroom/library"
import { act, sizeChoice } from "newsroom/picture_view"

const { NodeSelection } = pm.state

export function galleryView({ node, editor, getPos }) {
  const pictures = crel("div", { className: "gallery__pictures" })
  const bar = galleryBar(editor, getPos)
  const dom = crel("section", { className: "gallery" }, [bar.dom, pictures])
  const show = ({ attrs }) => {
    dom.dataset.size = attrs.size
    bar.show(attrs)
    return true
  }
  show(node)
  return {
    dom,
    contentDOM: pictures,
    update: (changed) => changed.type === node.type && show(changed),
    stopEvent: ({ target, type }) => Boolean(target.closest?.(".gallery__controls")) && !/^drag|^drop/.test(type),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !pictures.contains(mutation.target),
  }
}

export function addFromLibrary(editor, pos) {
  choosePictures({ several: true, gather: true }).then((pictures) => {
    editor.chain().focus().addToGallery(pictures, pos).run()
  })
  return true
}

function galleryBar(editor, getPos) {
  const name = crel("span", { className: "gallery__name", draggable: true, textContent: gettext("Gallery") })
  const select = () => selectAt(editor, getPos())
  name.addEventListener("click", select)
  const sizes = sizeChoice(["normal", "wide"], (size) => resize(editor, getPos(), size))
  const controls = editor.isEditable ? [galleryControls(editor, getPos, sizes, select)] : []
  const dom = crel("div", { className: "gallery__bar", contentEditable: false }, [name, ...controls])
  return { dom, show: ({ size }) => sizes.show(size) }
}

function galleryControls(editor, getPos, sizes, select) {
  const add = crel("button", { type: "button", className: "gallery__add", textContent: gettext("Add pictures…") })
  add.addEventListener("click", () => addFromLibrary(editor, getPos()))
  const move = (direction, button) => () => {
    select()
    editor.commands.movePicture(direction)
    const moved = editor.view.nodeDOM(editor.state.selection.from)
    moved?.querySelector(`.gallery__bar [data-does="${button}"]`)?.focus()
  }
  const remove = () => {
    select()
    editor.chain().deleteSelection().focus().run()
  }
  const dom = crel(
    "div",
    { className: "gallery__controls figure__controls", "data-controls": "", role: "group", "aria-label": gettext("Gallery") },
    [
      sizes.dom,
      add,
      crel("div", { className: "figure__acts" }, [
        act("up", "arrow_upward", gettext("Move up (Alt + ↑)"), move(-1, "up")),
        act("down", "arrow_downward", gettext("Move down (Alt + ↓)"), move(1, "down")),
        act("remove", "delete", gettext("Take the gallery out of the story"), remove),
      ]),
    ],
  )
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    event.preventDefault()
    select()
  })
  return dom
}

function selectAt({ state, view }, pos) {
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)))
  view.focus()
}

function resize({ state, view }, pos, size) {
  view.dispatch(state.tr.setNodeMarkup(pos, null, { size }))
}
