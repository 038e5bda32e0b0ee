/* What tells of a caption or a picture in pasted words is taken out as they go in. */
import { CAPTION, MARKS, PICTURE } from "newsroom/paste/write"

/* From and to, in the new text, of what was put in it. */
export function changed(tr) {
  let from = tr.doc.content.size
  let to = 0
  tr.mapping.maps.forEach((map, place) => {
    const rest = tr.mapping.slice(place + 1)
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, rest.map(start, -1))
      to = Math.max(to, rest.map(end))
    })
  })
  return { from: Math.min(from, to), to }
}

/* Take out what tells of captions and pictures; returns the words of those, and where
   these stood. */
export function takeMarks(tr, { from, to }) {
  const marks = []
  const captions = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return
    for (const { 0: sign, index } of node.text.matchAll(MARKS)) marks.push({ sign, at: pos + index })
  })
  const start = tr.mapping.maps.length
  for (const { sign, at } of marks) {
    const here = tr.mapping.slice(start).map(at)
    if (sign === CAPTION) captions.push(tr.doc.resolve(here).parent.textContent.replace(MARKS, ""))
    tr.delete(here, here + 1)
  }
  const pictures = marks.filter(({ sign }) => sign === PICTURE).map(({ at }) => dropEmpty(tr, tr.mapping.slice(start).map(at)))
  return { captions, pictures }
}

/* The paragraph that only held a picture's place goes, where another stands beside it. */
function dropEmpty(tr, at) {
  const $at = tr.doc.resolve(at)
  if ($at.depth !== 1 || $at.parent.content.size || tr.doc.childCount < 2) return at
  const before = $at.before()
  tr.delete(before, $at.after())
  return before
}
