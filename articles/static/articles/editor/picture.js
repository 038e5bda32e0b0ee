/* Pictures in a story: <figure data-image="7"><figcaption>…</figcaption></figure>. */
import { Node, gettext, mergeAttributes, pm } from "django-prose-editor/editor"
import { Arrivals } from "newsroom/arrivals"
import { choosePictures } from "newsroom/library"
import { around, cursorIn, moveBlock, paragraphAfter, placeBlocks } from "newsroom/place"
import { pictureView } from "newsroom/picture_view"

const { NodeSelection, Plugin } = pm.state
const { Decoration, DecorationSet } = pm.view

export const SIZES = ["normal", "wide", "half"]
const FIGURES = ["picture", "embed"]
/* Innermost first: a picture in a gallery moves within it, else the gallery moves. */
const MOVABLE = [...FIGURES, "gallery"]

/* One data attribute of the figure; left out of the HTML while it is as usual. */
function attribute(name, usual, { parse = (value) => value, write = (value) => value } = {}) {
  return {
    default: usual,
    parseHTML: (element) => parse(element.getAttribute(name)) ?? usual,
    renderHTML: (attrs) => {
      const value = attrs[name.slice(5)]
      return value === usual ? {} : { [name]: write(value) }
    },
  }
}

const PictureCaption = Node.create({
  name: "pictureCaption",
  content: "inline*",
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "figcaption", context: "picture/" }],
  renderHTML: () => ["figcaption", 0],
})

export const Picture = Node.create({
  name: "picture",
  group: "story",
  content: "pictureCaption",
  isolating: true,
  draggable: true,

  addExtensions: () => [PictureCaption, Arrivals],

  addAttributes() {
    return {
      image: { default: null, parseHTML: imageId, renderHTML: ({ image }) => ({ "data-image": image }) },
      alt: attribute("data-alt", ""),
      decorative: attribute("data-decorative", false, { parse: (value) => value === "true" }),
      size: attribute("data-size", "normal", {
        parse: (value) => (SIZES.includes(value) ? value : "normal"),
      }),
    }
  },

  parseHTML: () => [{ tag: "figure[data-image]", getAttrs: (figure) => imageId(figure) !== null && null }],

  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), 0],

  addNodeView: () => pictureView,

  addCommands() {
    return {
      insertPictures:
        (pictures, at) =>
        ({ tr, state, dispatch }) => {
          if (!pictures.length) return false
          if (dispatch) putIn(tr, pictures.map((picture) => pictureNode(state.schema, picture)), at)
          return true
        },
      movePicture:
        (direction) =>
        ({ tr, dispatch }) => {
          const found = around(tr.selection, ...MOVABLE)
          if (!found || !neighbour(tr.doc, found, direction)) return false
          if (dispatch) moveBlock(tr, found.pos, direction)
          return true
        },
      writeBelow:
        () =>
        ({ tr, dispatch }) => {
          const found = around(tr.selection, ...FIGURES)
          if (found && dispatch) paragraphAfter(tr, found.pos)
          return Boolean(found)
        },
    }
  },

  addKeyboardShortcuts() {
    const { editor } = this
    return {
      Enter: () => editor.commands.writeBelow(),
      "Mod-Enter": () => editor.commands.writeBelow(),
      "Alt-ArrowUp": () => moveByKey(editor, -1),
      "Alt-ArrowDown": () => moveByKey(editor, 1),
      Tab: () => toControls(editor),
      Backspace: () => fromCaptionToFigure(editor),
      ArrowUp: () => past(editor, -1),
      ArrowDown: () => past(editor, 1),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "picture",
      groups: "newsroom",
      priority: 140,
      button: buttons.text(gettext("Picture"), gettext("Insert a picture from the library")),
      active: (editor) => editor.isActive("picture"),
      command: insertFromLibrary,
    })
  },

  /* Before anybody writes, the cursor is nowhere. */
  onFocus() {
    this.editor.view.dom.dataset.touched = ""
  },

  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: markHere } })],
})

function imageId(figure) {
  const id = Number(figure.dataset.image)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

export function pictureNode(schema, { id, caption }) {
  const words = caption.replace(/\s+/g, " ").trim()
  const inside = schema.nodes.pictureCaption.create(null, words ? schema.text(words) : null)
  return schema.nodes.picture.create({ image: id }, inside)
}

function putIn(tr, nodes, at) {
  let pos = placeBlocks(tr, nodes, at)
  for (const node of nodes.slice(0, -1)) pos += node.nodeSize
  cursorIn(tr, pos)
}

export function insertFromLibrary(editor) {
  choosePictures({ several: true }).then((pictures) => {
    editor.chain().focus().insertPictures(pictures).run()
  })
  return true
}

/* At the edge nothing moves: the browser would take the cursor out instead. */
function moveByKey({ state, commands }, direction) {
  return commands.movePicture(direction) || around(state.selection, ...MOVABLE) !== null
}

function neighbour(doc, { node, pos }, direction) {
  return direction < 0 ? doc.resolve(pos).nodeBefore : doc.resolve(pos + node.nodeSize).nodeAfter
}

/* Tab goes from a picture to its controls; Escape, there, comes back. */
function toControls({ state, view }) {
  const found = around(state.selection, ...MOVABLE)
  const controls = found ? view.nodeDOM(found.pos).querySelectorAll("[data-controls] :is(input, button)") : []
  // A picture in a gallery has no width of its own: Tab must not wait for what is hidden.
  const first = [...controls].find((control) => control.checkVisibility() && !control.disabled)
  first?.focus()
  return Boolean(first)
}

/* Backspace before the first word of a caption selects the whole picture; once more takes
   it out. */
function fromCaptionToFigure({ state, view }) {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset || !/Caption$/.test($from.parent.type.name)) return false
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $from.before(-1))))
  return true
}

/* Up and down go past a picture by way of its caption: browsers lose the cursor between
   the parts that cannot be written in. */
function past({ state, view }, direction) {
  const { selection } = state
  const on = selection.node && around(selection, ...MOVABLE)
  const atEdge = on || (selection.empty && view.endOfTextblock(direction < 0 ? "up" : "down"))
  if (!atEdge || !selection.$from.depth && !on) return false
  const block = toGoFrom(state, direction)
  const inFigure = MOVABLE.includes(block.node.type.name)
  const other = neighbour(state.doc, block, direction)
  const toFigure = MOVABLE.includes(other?.type.name)
  if (!inFigure && !(toFigure && lastLine(selection, direction))) return false
  if (!other) return direction > 0 && view.dispatch(paragraphAfter(state.tr, block.pos)) === undefined
  const edge = direction < 0 ? block.pos : block.pos + block.node.nodeSize
  const near = pm.state.TextSelection.near(state.doc.resolve(edge), direction)
  view.dispatch(state.tr.setSelection(near).scrollIntoView())
  return true
}

/* In a gallery the picture, as long as there is another on that side; else the block. */
function toGoFrom({ doc, selection }, direction) {
  const figure = around(selection, ...MOVABLE)
  if (figure && neighbour(doc, figure, direction)) return figure
  const { node, $from, from } = selection
  return $from.depth ? { node: $from.node(1), pos: $from.before(1) } : { node, pos: from }
}

/* Whether nothing of the block is left to go through in that direction. */
function lastLine({ $from }, direction) {
  if ($from.depth === 1) return true
  const edge = direction < 0 ? $from.start(1) : $from.end(1)
  return Math.abs(edge - (direction < 0 ? $from.before() : $from.after())) < $from.depth
}

/* The figure and the gallery that the cursor is in show their controls. */
function markHere({ doc, selection }) {
  const found = [around(selection, ...FIGURES), around(selection, "gallery")].filter(Boolean)
  const marks = found.map(({ node, pos }) => Decoration.node(pos, pos + node.nodeSize, { class: "is-here" }))
  return DecorationSet.create(doc, marks)
}
