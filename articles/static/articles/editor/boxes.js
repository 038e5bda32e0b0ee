/* What stands aside in a story: the pull quote (streamer) and the fact box (kader). */
import { Node, crel, gettext, pm } from "django-prose-editor/editor"
import { around, cursorIn, placeBlocks } from "newsroom/place"

const { Fragment } = pm.model
const { TextSelection } = pm.state
const IN_A_BOX = ["paragraph", "heading", "bulletList", "orderedList"]

/* The words of an element, its paragraphs joined by a space. */
function wordsOf(element) {
  const words = document.createElement("span")
  const parts = element.children.length ? [...element.childNodes] : [element]
  words.textContent = parts.map((part) => part.textContent.trim()).filter(Boolean).join(" ")
  return words
}

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "story",
  content: "text*",
  marks: "",
  defining: true,

  parseHTML: () => [{ tag: 'aside[data-block="pullquote"]', contentElement: wordsOf }],

  renderHTML: () => ["aside", { "data-block": "pullquote" }, ["p", 0]],

  addCommands() {
    return {
      /* Words that are selected are repeated below their paragraph; without a selection
         the paragraph itself becomes the pull quote, or one becomes a paragraph again. */
      pullQuote:
        () =>
        ({ tr, state, commands, dispatch }) => {
          const { from, to, empty } = state.selection
          const words = state.doc.textBetween(from, to, " ").trim()
          if (empty || !words || around(state.selection, "pullQuote")) {
            return commands.toggleNode("pullQuote", "paragraph")
          }
          const node = state.schema.nodes.pullQuote.create(null, state.schema.text(words))
          if (dispatch) cursorIn(tr, placeBlocks(tr, [node]))
          return true
        },
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "pullQuote",
      groups: "newsroom",
      priority: 120,
      button: buttons.text(gettext("Pull quote"), gettext("Make a pull quote of the selected words, or of this paragraph")),
      active: (editor) => editor.isActive("pullQuote"),
      enabled: (editor) => editor.can().pullQuote(),
      command: (editor) => editor.chain().focus().pullQuote().run(),
    })
  },
})

export const FactBoxTitle = Node.create({
  name: "factBoxTitle",
  content: "text*",
  marks: "",
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: "h3", context: "factBox/", priority: 60 }],
  renderHTML: () => ["h3", 0],
  addNodeView: () => () => {
    const dom = crel("h3", { "data-placeholder": gettext("Title of the box") })
    return { dom, contentDOM: dom }
  },
})

export const FactBox = Node.create({
  name: "factBox",
  group: "story",
  content: `factBoxTitle (${IN_A_BOX.join(" | ")})+`,
  isolating: true,
  defining: true,

  parseHTML: () => [{ tag: 'aside[data-block="factbox"]' }],

  renderHTML: () => ["aside", { "data-block": "factbox" }, 0],

  addCommands() {
    return { toggleFactBox: () => toggleFactBox }
  },

  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.command(enterInBox),
      Backspace: () => this.editor.commands.command(backspaceInBox),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "factBox",
      groups: "newsroom",
      priority: 110,
      button: buttons.text(gettext("Fact box"), gettext("Fact box: a new one, or around the selected paragraphs")),
      active: (editor) => editor.isActive("factBox"),
      enabled: (editor) => editor.can().toggleFactBox(),
      command: (editor) => editor.chain().focus().toggleFactBox().run(),
    })
  },
})

function toggleFactBox({ tr, state, dispatch }) {
  const box = around(tr.selection, "factBox")
  if (!dispatch) return true
  if (box) takeOutOfBox(tr, box)
  else putInBox(tr, state.schema.nodes)
  return true
}

/* The title stays, as a crosshead. */
function takeOutOfBox(tr, { node, pos }) {
  const title = node.firstChild
  const rest = node.content.cut(title.nodeSize)
  const { heading } = tr.doc.type.schema.nodes
  const crosshead = title.content.size ? Fragment.from(heading.create({ level: 2 }, title.content)) : Fragment.empty
  tr.replaceWith(pos, pos + node.nodeSize, crosshead.append(rest))
  cursorIn(tr, pos)
}

function putInBox(tr, nodes) {
  const selected = selectedBlocks(tr)
  const inside = selected.blocks.length ? selected.blocks : [nodes.paragraph.create()]
  const box = nodes.factBox.create(null, [nodes.factBoxTitle.create(), ...inside])
  if (selected.blocks.length) tr.replaceWith(selected.from, selected.to, box)
  const pos = selected.blocks.length ? selected.from : placeBlocks(tr, [box])
  tr.setSelection(TextSelection.create(tr.doc, pos + 2)).scrollIntoView()
}

/* The blocks that a selection touches, where all of them may stand in a box. */
function selectedBlocks({ doc, selection: { from, to, empty } }) {
  const found = { blocks: [], from: null, to: null }
  if (empty) return found
  doc.forEach((block, pos) => {
    if (pos >= to || pos + block.nodeSize <= from) return
    found.blocks.push(block)
    found.from ??= pos
    found.to = pos + block.nodeSize
  })
  if (!found.blocks.every((block) => IN_A_BOX.includes(block.type.name))) found.blocks = []
  return found
}

/* Enter goes from the title to the text, and from an empty last paragraph out of the box. */
function enterInBox({ tr, state, dispatch }) {
  const box = around(tr.selection, "factBox")
  if (!box || !tr.selection.empty) return false
  const { $from } = tr.selection
  if ($from.parent.type.name === "factBoxTitle") return intoText(tr, $from, dispatch)
  const atEnd = $from.depth === 2 && $from.index(1) === box.node.childCount - 1
  if ($from.parent.content.size || !atEnd || box.node.childCount < 3) return false
  if (dispatch) leaveBox(tr, $from, state.schema.nodes.paragraph)
  return true
}

function intoText(tr, $from, dispatch) {
  if (dispatch) tr.setSelection(TextSelection.near(tr.doc.resolve($from.after()))).scrollIntoView()
  return true
}

function leaveBox(tr, $from, paragraph) {
  tr.delete($from.before(), $from.after())
  const after = tr.mapping.map($from.after(1))
  tr.insert(after, paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
}

/* Backspace at the start of the title of an empty box takes the box away. */
function backspaceInBox({ tr, dispatch }) {
  const { $from, empty } = tr.selection
  if (!empty || $from.parentOffset || $from.parent.type.name !== "factBoxTitle") return false
  const { node, pos } = around(tr.selection, "factBox")
  if (node.textContent) return true
  if (dispatch) tr.replaceWith(pos, pos + node.nodeSize, tr.doc.type.schema.nodes.paragraph.create())
  if (dispatch) tr.setSelection(TextSelection.create(tr.doc, pos + 1))
  return true
}
