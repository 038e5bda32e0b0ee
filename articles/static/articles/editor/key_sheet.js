/* The sheet of keys. */
import { crel, gettext } from "django-prose-editor/editor"

export const MAC = /^(Mac|iP)/.test(navigator.platform)
const MOD = MAC ? "⌘" : "Ctrl"
const ALT = MAC ? "⌥" : "Alt"
const SHIFT = MAC ? "⇧" : "Shift"

/* Words, then each way to do it as the keys that are pressed together. */
const SHEET = [
  [
    gettext("The story"),
    [
      [gettext("Save, and go on writing"), [MOD, "S"]],
      [gettext("To the page for publishing"), [MOD, SHIFT, "Enter"], [MOD, SHIFT, "P"]],
      [gettext("To the headline"), ["Ctrl", SHIFT, "1"]],
      [gettext("To the intro"), ["Ctrl", SHIFT, "2"]],
      [gettext("To the text"), ["Ctrl", SHIFT, "3"]],
      [gettext("To the side column"), ["Ctrl", SHIFT, "4"]],
      [gettext("This sheet"), [MOD, "/"]],
    ],
  ],
  [
    gettext("In the text"),
    [
      [gettext("Insert a picture"), [MOD, ALT, "P"]],
      [gettext("Crosshead"), [MOD, ALT, "2"]],
      [gettext("Paragraph"), [MOD, ALT, "0"]],
      [gettext("Quotation"), [MOD, ALT, "Q"]],
      [gettext("Link the selected words"), [MOD, "K"]],
      [gettext("Bold, italic"), [MOD, "B"], [MOD, "I"]],
      [gettext("Bulleted list, numbered list"), [MOD, SHIFT, "8"], [MOD, SHIFT, "7"]],
      [gettext("Line break in a paragraph"), [SHIFT, "Enter"]],
      [gettext("Move the block up or down"), [ALT, "↑"], [ALT, "↓"]],
      [gettext("Undo, redo"), [MOD, "Z"], [MOD, SHIFT, "Z"]],
    ],
  ],
  [
    gettext("On a picture"),
    [
      [gettext("To alt text and width"), ["Tab"]],
      [gettext("Back to the picture"), ["Esc"]],
      [gettext("Go on below it"), ["Enter"]],
      [gettext("Take it out"), ["Delete"]],
    ],
  ],
]

export function showSheet() {
  const open = document.querySelector("dialog.key-sheet")
  if (open) return open.close()
  const before = document.activeElement
  const dialog = sheet()
  dialog.addEventListener("close", () => {
    dialog.remove()
    before?.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
}

function sheet() {
  const close = crel("button", { type: "button", className: "desk-dialog__first", textContent: gettext("Close") })
  const dialog = crel("dialog", { className: "desk-dialog key-sheet", "aria-labelledby": "key-sheet-title" }, [
    crel("header", {}, [crel("h2", { id: "key-sheet-title", textContent: gettext("Keyboard shortcuts") }), close]),
    crel("div", { className: "key-sheet__groups" }, SHEET.map(group)),
  ])
  close.addEventListener("click", () => dialog.close())
  return dialog
}

function group([title, lines]) {
  const rows = lines.map(([words, ...ways]) => crel("tr", {}, [
    crel("th", { scope: "row", textContent: words }),
    crel("td", {}, ways.map(keys)),
  ]))
  return crel("table", {}, [crel("caption", { textContent: title }), crel("tbody", {}, rows)])
}

function keys(pressed) {
  const parts = pressed.flatMap((key, place) => (place ? [" + ", crel("kbd", { textContent: key })] : [crel("kbd", { textContent: key })]))
  return crel("span", { className: "key-sheet__way" }, parts)
}
