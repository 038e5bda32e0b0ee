/* Blocks that were read from the clipboard, as HTML that the editor takes in. */
import { escapeHtml, htmlOf, textOf } from "newsroom/paste/runs"

/* Signs of no alphabet, which no pasted text has: they say of a paragraph what it is until
   it stands in the text. */
export const CAPTION = "\uE001"
export const PICTURE = "\uE002"
export const MARKS = /[\uE001\uE002]/g

/* `pictures` gets those that came along. */
export function writeBlocks(blocks, pictures) {
  return blocks.map((block) => WRITE[block.type](block, pictures)).join("")
}

const WRITE = {
  paragraph: ({ runs, caption }) => `<p>${caption ? CAPTION : ""}${htmlOf(runs)}</p>`,
  crosshead: ({ text }) => `<h2>${escapeHtml(text)}</h2>`,
  quotation: ({ paragraphs }) => `<blockquote>${paragraphs.map(paragraph).join("")}</blockquote>`,
  list,
  table: ({ rows }) => `<table><tbody>${rows.map(row).join("")}</tbody></table>`,
  picture: ({ source, runs }, pictures) => {
    if (!pictures) return runs.length ? paragraph(runs) : ""
    pictures.push({ source, caption: textOf(runs) })
    return `<p>${PICTURE}</p>`
  },
}

const paragraph = (runs) => `<p>${htmlOf(runs)}</p>`

function list({ ordered, items }) {
  const tag = ordered ? "ol" : "ul"
  const inside = items.map(({ runs, below }) => `<li>${paragraph(runs)}${below ? list(below) : ""}</li>`)
  return `<${tag}>${inside.join("")}</${tag}>`
}

function row(cells) {
  const inside = cells.map(({ header, runs }) => {
    const tag = header ? "th" : "td"
    return `<${tag}>${paragraph(runs)}</${tag}>`
  })
  return `<tr>${inside.join("")}</tr>`
}
