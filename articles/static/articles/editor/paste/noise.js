/* What stands around copy and is none: scripts, menus, advertisements, what was deleted,
   what cannot be seen, marks of notes, and the heads of mails. */

const NEVER = `
  script, style, noscript, template, title, link, meta, iframe, object, embed, svg, math,
  canvas, audio, video, map, button, input, select, textarea, progress, meter, dialog, nav,
  menu, aside, footer:not(blockquote footer), [hidden], [aria-hidden="true"],
  [role="navigation"], [role="banner"], [role="search"], [role="complementary"],
  [role="contentinfo"], [role="toolbar"], .adsbygoogle, .mw-editsection,
  del, .msoDel, .TrackChangeTextDeletion, #appendonsend, #divRplyFwdMsg, .gmail_attr,
  .sdfootnoteanc, .sdendnoteanc, [id^="sdfootnote"], [id^="sdendnote"]
`
const ADVERTISEMENT = /(^|[\s_-])(advert\w*|ads?|ad-?(slot|unit|container|banner)|taboola|outbrain)($|[\s_-])/i
const NOTE_MARK = /^[[(]?(\d{1,3}|[a-z*†])[\])]?$/
const HEAD_OF_MAIL = [
  /^(van|from|von|de)\s?:/i,
  /\b(verzonden|datum|sent|date|gesendet)\s?:/i,
  /\b(aan|to|an)\s?:/i,
  /\b(onderwerp|betreft|subject|betreff)\s?:/i,
]
const LABELLED = /^[\p{L} -]{1,20}:/u
// Longer than any head of a mail with a reasonable number of people in it.
const LONGEST_HEAD = 2000

export function dropNoise(body) {
  body.querySelectorAll(NEVER).forEach((element) => element.remove())
  for (const element of body.querySelectorAll("[style], [class], [id]")) {
    if (unseen(element) || advertisement(element)) element.remove()
  }
  body.querySelectorAll("sup, a").forEach(dropNoteMark)
  body.querySelectorAll("p, table, div").forEach(dropHeadOfMail)
}

function unseen({ style, attributes }) {
  return style.display === "none" || style.visibility === "hidden" || /mso-hide:\s*all/i.test(attributes.style?.value)
}

function advertisement(element) {
  return [element.className, element.id].some((name) => typeof name === "string" && ADVERTISEMENT.test(name))
}

/* [1], as a link to a note further down that does not come along. */
function dropNoteMark(element) {
  const link = element.matches("a") ? element : element.querySelector("a")
  const raised = element.closest("sup") || element.querySelector("sup")
  const here = link?.getAttribute("href")?.startsWith("#")
  const there = raised && link?.getAttribute("href")?.includes("#")
  if ((here || there) && NOTE_MARK.test(element.textContent.trim())) element.remove()
}

/* Only where each of its lines is such a line: below them may stand what was written. */
function dropHeadOfMail(element) {
  if (element.matches("div") && element.querySelector("p, div, table")) return
  const lines = element.matches("table") ? [...element.rows].map(({ textContent }) => textContent) : linesOf(element)
  const said = lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean)
  if (!said.every((line) => LABELLED.test(line))) return
  const words = said.join(" ")
  if (words.length < LONGEST_HEAD && HEAD_OF_MAIL.every((mark) => mark.test(words))) element.remove()
}

function linesOf(element) {
  const copy = element.cloneNode(true)
  copy.querySelectorAll("br").forEach((mark) => mark.replaceWith("\v"))
  return copy.textContent.split("\v")
}
