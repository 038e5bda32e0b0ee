/* Where words stand in a text that may have changed a little since they were found. */

/* The same text with one space for each run of white space, and where each of its
   characters was. */
function even(text) {
  const places = []
  let evened = ""
  for (let at = 0; at < text.length; at++) {
    const space = /[ \t\r\n\f]/.test(text[at])
    if (space && evened.endsWith(" ")) continue
    evened += space ? " " : text[at]
    places.push(at)
  }
  return { evened, places }
}

function alikeAtEnd(one, other) {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++
  return count
}

function alikeAtStart(one, other) {
  let count = 0
  while (count < one.length && one[count] === other[count]) count++
  return count
}

/* From and to in a text, of the place where most of what stands around agrees; or null. */
export function findWords(text, { words, before, after }) {
  if (!words.trim()) return null
  const { evened, places } = even(text)
  const wanted = even(words).evened
  let best = null
  for (let at = evened.indexOf(wanted); at >= 0; at = evened.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const score =
      alikeAtEnd(evened.slice(Math.max(0, at - before.length), at), before) +
      alikeAtStart(after, evened.slice(end, end + after.length))
    if (!best || score > best.score) best = { score, from: places[at], to: places[end - 1] + 1 }
  }
  return best && { from: best.from, to: best.to }
}

/* The text of the editor's document, with the position of each character in it. */
export function readDocument(doc) {
  const positions = []
  let text = ""
  const add = (characters, position, step) => {
    for (let at = 0; at < characters.length; at++) positions.push(position + at * step)
    text += characters
  }
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    node.forEach((child, offset) => add(child.isText ? child.text : " ", position + 1 + offset, 1))
    add("\n", position + node.nodeSize - 1, 0)
    return false
  })
  return { text, positions }
}

/* The same, as positions in a document that was read. */
export function findInDocument({ text, positions }, remark) {
  const found = findWords(text, remark)
  return found && { from: positions[found.from], to: positions[found.to - 1] + 1 }
}
