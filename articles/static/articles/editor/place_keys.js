/* A block moved with the cursor in it, as somebody presses Alt with an arrow. */
import { pm } from "django-prose-editor/editor"
import { moveBlock } from "newsroom/place"

const { TextSelection } = pm.state

/* At the edge nothing moves, and the key does nothing else. */
export function moveWithCursor(tr, direction, dispatch) {
  const { $from, anchor, head } = tr.selection
  if (!$from.depth || !dispatch) return Boolean($from.depth)
  const pos = $from.before(1)
  const end = $from.after(1)
  const to = moveBlock(tr, pos, direction)
  if (to === null) return true
  const inside = (place) => Math.min(Math.max(place, pos + 1), end - 1) - pos + to
  tr.setSelection(TextSelection.between(tr.doc.resolve(inside(anchor)), tr.doc.resolve(inside(head)))).scrollIntoView()
  return true
}
