/* The story's lines outside the text: printed marks as somebody types, and a paste is one
   line. Both through the browser's own editing, so that its undo knows of them. */
import { oneLine } from "newsroom/paste/words"
import { languageNow, leavesTheLine, printedAll, printedAtEnd } from "newsroom/typography/rules"

const NAMES = [
  "kicker",
  "headline",
  "intro",
  "lead_caption",
  "lead_alt",
  "search_title",
  "search_description",
  "social_title",
  "social_description",
]
const FIELDS = NAMES.map((name) => `#id_${name}`).join(", ")

let last = null // the replacement just made: { field, from, to, typed }
let undone = null // what the browser's undo gives back, selected: the same
let busy = false

const write = (text) => document.execCommand("insertText", false, text)

function type(event) {
  const field = event.target
  if (busy || !field.matches(FIELDS)) return
  last = null
  if (event.inputType !== "insertText" || !event.data || event.isComposing) return
  const before = field.value.slice(0, field.selectionStart)
  const made = printedAll(before, event.data, languageNow())
  if (!made) return
  event.preventDefault()
  busy = true
  write(event.data)
  print(field, made)
  busy = false
}

/* At the end of a field that somebody leaves, by a key or a click. */
function leave() {
  const field = document.activeElement
  if (busy || !field?.matches(FIELDS) || field.selectionStart !== field.value.length) return
  const made = printedAtEnd(field.value, languageNow())
  if (!made) return
  busy = true
  print(field, made)
  busy = false
}

/* The last words of a field become others. */
function print(field, { kept, text }) {
  const typed = field.value.slice(kept, field.selectionStart)
  field.setSelectionRange(kept, field.selectionStart)
  write(text)
  last = undone = { field, from: kept, to: kept + text.length, typed }
}

/* Undo selects what it gives back; who types on must not write over it. */
function afterUndo({ target: field, inputType }) {
  if (inputType !== "historyUndo" || field !== undone?.field) return
  const end = undone.from + undone.typed.length
  const given = field.selectionStart === undone.from && field.selectionEnd === end
  if (given && field.value.slice(undone.from, end) === undone.typed) field.setSelectionRange(end, end)
}

function composed({ target: field, data }) {
  if (!field.matches(FIELDS) || !/['".-]/.test(data ?? "")) return
  const here = field.value.slice(0, field.selectionStart)
  if (!here.endsWith(data)) return
  const made = printedAll(here.slice(0, -data.length), data, languageNow())
  if (!made) return
  busy = true
  print(field, made)
  busy = false
}

/* Backspace, right after, gives back what was typed. */
function takeBack(event) {
  const { key, target: field, ctrlKey, altKey, metaKey } = event
  if (!last || /^(Control|Shift|Alt|Meta)$/.test(key)) return
  const { from, to, typed } = last
  const here = field === last.field && field.selectionStart === to && field.selectionEnd === to
  last = null
  if (key !== "Backspace" || ctrlKey || altKey || metaKey || !here) return
  event.preventDefault()
  busy = true
  field.setSelectionRange(from, to)
  write(typed)
  busy = false
}

function paste(event) {
  if (!event.target.matches?.(FIELDS)) return
  const text = event.clipboardData.getData("text/plain")
  if (!text) return
  event.preventDefault()
  busy = true
  write(oneLine(text))
  busy = false
}

const form = document.querySelector("#article_form")
form?.addEventListener("beforeinput", type)
form?.addEventListener("input", afterUndo)
form?.addEventListener("compositionend", (event) => setTimeout(() => composed(event)))
form?.addEventListener("keydown", takeBack)
form?.addEventListener("keydown", (event) => leavesTheLine(event) && leave(), { capture: true })
document.addEventListener("mousedown", (event) => event.target !== document.activeElement && leave(), { capture: true })
form?.addEventListener("paste", paste)
