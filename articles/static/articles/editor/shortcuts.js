/* Keys: those of the whole form, those in the text, and the sheet that lists them all. */
import { gettext } from "django-prose-editor/editor"
import { MAC, showSheet } from "newsroom/key_sheet"
import { insertFromLibrary } from "newsroom/picture"
import { around } from "newsroom/place"
import { moveWithCursor } from "newsroom/place_keys"

const FIGURES = ["picture", "embed", "gallery"]
const form = document.querySelector("#article_form")

/* Jumps take Control on a Mac too: there, Command, Shift and a digit take a picture of the
   screen. By place on the keyboard, since Shift makes other signs of digits. */
const JUMPS = {
  Digit1: () => document.querySelector("#id_headline"),
  Digit2: () => document.querySelector("#id_intro"),
  Digit3: () => document.querySelector(".field-body .tiptap[contenteditable=true]"),
  Digit4: () => firstBeside(),
}

/* Keys in the text, for the editor. Alt with Mod is how Word and Google Docs do it. */
export function textKeys(editor) {
  return {
    "Mod-Alt-p": () => insertFromLibrary(editor),
    "Mod-Alt-q": () => editor.chain().focus().toggleBlockquote().run(),
    "Alt-ArrowUp": () => moveHere(editor, -1),
    "Alt-ArrowDown": () => moveHere(editor, 1),
  }
}

/* The button in the toolbar that shows the sheet. */
export const helpItem = ({ menu, buttons }) =>
  menu.defineItem({
    name: "keys",
    groups: "utility",
    button: buttons.text("?", gettext("Keyboard shortcuts (%s)").replace("%s", "Ctrl + /")),
    command: () => showSheet(),
  })

/* Pictures have a way of their own; any other block goes with the cursor in it. */
function moveHere(editor, direction) {
  if (around(editor.state.selection, ...FIGURES)) return false
  return editor.commands.command(({ tr, dispatch }) => moveWithCursor(tr, direction, dispatch))
}

function firstBeside() {
  const controls = "button, input:not([type=hidden], [hidden]), select, textarea, a[href], summary"
  return [...document.querySelectorAll(`#story-side :is(${controls})`)].find((control) => control.checkVisibility())
}

function press(event, name) {
  const button = form?.querySelector(`[name=${name}]`)
  if (!button) return
  event.preventDefault()
  if (!event.repeat) form.requestSubmit(button)
}

function onKey(event) {
  if (document.querySelector("dialog[open]")) return
  const mod = MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (event.ctrlKey && event.shiftKey && !event.altKey && !event.metaKey && JUMPS[event.code]) return jump(event)
  if (!mod || event.altKey) return
  const key = event.key.toLowerCase()
  if (key === "s" && !event.shiftKey) press(event, "_continue")
  // Firefox keeps Shift with P for itself, so Enter does it too.
  if (event.shiftKey && (key === "p" || key === "enter")) press(event, "_publish")
  if (key === "/") {
    event.preventDefault()
    showSheet()
  }
}

function jump(event) {
  const target = JUMPS[event.code]()
  if (!target) return
  event.preventDefault()
  target.focus()
  target.scrollIntoView({ block: "nearest" })
}

// Before the editor, which has a use of its own for some of these.
document.addEventListener("keydown", onKey, true)
