/* Lists that a program writes as items with a level become lists within lists. */

/* Put lists in the place of elements in a row. `read` tells of each { level, ordered,
   content }. */
export function makeLists(elements, read) {
  const open = [] // { level, list }, the innermost last
  for (const element of elements) {
    const { level, ordered, content } = read(element)
    const item = element.ownerDocument.createElement("li")
    item.append(...content)
    listFor(open, level, ordered ? "ol" : "ul", element).append(item)
    element.remove()
  }
}

function listFor(open, level, tag, element) {
  while (open.length && open.at(-1).level > level) open.pop()
  if (open.at(-1)?.level === level) {
    if (open.at(-1).list.localName === tag) return open.at(-1).list
    open.pop()
  }
  const list = element.ownerDocument.createElement(tag)
  const above = open.at(-1)?.list.lastElementChild
  if (above) above.append(list)
  else element.before(list)
  open.push({ level, list })
  return list
}

/* Runs of elements that follow each other with no words in between. */
export function inARow(elements) {
  const runs = []
  for (const element of elements) {
    const run = runs.at(-1)
    if (run && nextTo(run.at(-1)) === element) run.push(element)
    else runs.push([element])
  }
  return runs
}

function nextTo(element) {
  let next = element.nextSibling
  while (next?.nodeType === Node.COMMENT_NODE || (next?.nodeType === Node.TEXT_NODE && !next.data.trim())) next = next.nextSibling
  return next
}
