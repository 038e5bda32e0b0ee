/* Where in a story something stands, goes, or moves to. */
import { pm } from "django-prose-editor/editor"

const { NodeSelection, TextSelection } = pm.state

/* The node of one of these types that the selection is in or on, with its position. */
export function around(selection, ...types) {
  if (selection.node && types.includes(selection.node.type.name)) {
    return { node: selection.node, pos: selection.from }
  }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    if (types.includes($from.node(depth).type.name)) {
      return { node: $from.node(depth), pos: $from.before(depth) }
    }
  }
  return null
}

/* Put blocks of the story at the cursor: in the place of an empty paragraph, before a
   block whose start the cursor is at, else after the block that holds it. A paragraph is
   never cut in two. Returns the position of the first. */
export function placeBlocks(tr, nodes, at = tr.selection.$to) {
  const $at = typeof at === "number" ? tr.doc.resolve(at) : at
  const [from, to] = gap($at)
  tr.replaceWith(from, to, nodes)
  return from
}

function gap($at) {
  if (!$at.depth) return [$at.pos, $at.pos]
  const block = $at.node(1)
  if (block.type.name === "paragraph" && !block.content.size) {
    return [$at.before(1), $at.after(1)]
  }
  const side = $at.pos === $at.start(1) ? $at.before(1) : $at.after(1)
  return [side, side]
}

/* The cursor at the end of the words of the block at a position. */
export function cursorIn(tr, pos) {
  const end = pos + tr.doc.nodeAt(pos).nodeSize - 1
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView()
}

/* The cursor in the paragraph after the block at a position: an empty one that is there,
   else a new one. */
export function paragraphAfter(tr, pos) {
  const after = pos + tr.doc.nodeAt(pos).nodeSize
  const next = tr.doc.nodeAt(after)
  const empty = next?.type.name === "paragraph" && !next.content.size
  if (!empty) tr.insert(after, tr.doc.type.schema.nodes.paragraph.create())
  return tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
}

/* Swap the block at a position with the one before (-1) or after it (1). Returns where it
   then stands, or null where there is nothing to swap with. */
export function moveBlock(tr, pos, direction) {
  const node = tr.doc.nodeAt(pos)
  const $pos = tr.doc.resolve(pos)
  const other = direction < 0 ? $pos.nodeBefore : tr.doc.resolve(pos + node.nodeSize).nodeAfter
  if (!other) return null
  const to = direction < 0 ? pos - other.nodeSize : pos + other.nodeSize
  tr.delete(pos, pos + node.nodeSize).insert(to, node)
  tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView()
  return to
}
