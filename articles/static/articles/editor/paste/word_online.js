/* Word for the web writes each point of a list as a list of its own, with its level. */
import { inARow, makeLists } from "newsroom/paste/lists"

export function tidyWordOnline(body) {
  body.querySelectorAll(".EOP, .ListMarkerWrappingSpan").forEach((mark) => mark.remove())
  body.querySelectorAll(".ListContainerWrapper").forEach((wrapper) => wrapper.replaceWith(...wrapper.childNodes))
  const lists = [...body.querySelectorAll("ul, ol")].filter((list) => list.querySelector(":scope > li[data-aria-level]"))
  for (const run of inARow(lists)) makeLists(run.flatMap(itemsOf), readItem)
}

/* The items of a list, standing where it stood. */
function itemsOf(list) {
  const items = [...list.children]
  for (const item of items) item.dataset.ordered = list.localName === "ol" ? "yes" : ""
  list.replaceWith(...items)
  return items
}

function readItem(item) {
  const level = Number(item.dataset.ariaLevel) || 1
  return { level, ordered: item.dataset.ordered === "yes", content: [...item.childNodes] }
}
