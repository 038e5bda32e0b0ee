/* Quotation marks, apostrophes, dashes and dots in the text, as somebody types. Backspace or
   undo, right after, gives back what was typed. */
import { Extension, pm } from "django-prose-editor/editor"
import { languageNow, leavesTheLine, printedAll, printedAtEnd } from "newsroom/typography/rules"

const { Plugin, PluginKey } = pm.state
/* Its state: where the last replacement ends, until anything else happens. */
const key = new PluginKey("typography")

export const Typography = Extension.create({
  name: "typography",

  addKeyboardShortcuts() {
    return { Backspace: () => takeBack(this.editor) }
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: { init: () => null, apply: lastReplaced },
        props: {
          handleTextInput: type,
          handleKeyDown: (view, event) => leavesTheLine(event) && leave(view),
          handleDOMEvents: { compositionend: composed, mousedown: leave, blur: leave },
        },
      }),
    ]
  },
})

function lastReplaced(tr, last) {
  const now = tr.getMeta(key)
  if (now !== undefined) return now
  return tr.docChanged || tr.selectionSet ? null : last
}

function takeBack(editor) {
  const end = key.getState(editor.state)
  const { empty, from } = editor.state.selection
  return end !== null && empty && from === end && editor.commands.undo()
}

function type(view, from, to, typed) {
  if (view.composing) return false
  const $from = view.state.doc.resolve(from)
  const made = madeOf($from, typed)
  if (!made) return false
  view.dispatch(view.state.tr.insertText(typed, from, to).scrollIntoView())
  print(view, $from.start(), made, from + typed.length)
  return true
}

/* A dead key, or a keyboard on glass: the words are there already. */
function composed(view, { data }) {
  if (!/['".-]/.test(data ?? "")) return
  setTimeout(() => {
    const { $from, empty } = view.state.selection
    if (!empty || !$from.parent.isTextblock || !textBefore($from).endsWith(data)) return
    const made = madeOf($from, data, data.length)
    if (made) print(view, $from.start(), made, $from.pos)
  })
}

/* Whatever else the key or the click does is done after it. */
function leave(view) {
  const { $from, empty } = view.state.selection
  if (view.composing || !empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return false
  const made = printedAtEnd(textBefore($from), languageNow())
  if (made) print(view, $from.start(), made, $from.pos)
  return false
}

function madeOf($from, typed, back = 0) {
  const before = textBefore($from)
  return printedAll(before.slice(0, before.length - back), typed, languageNow())
}

const textBefore = ($from) => $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc")

/* In a step of its own for undo, on both sides. The key is the history's. */
function print(view, start, { kept, text }, end) {
  const close = (tr) => tr.setMeta("closeHistory$", true)
  const from = start + kept
  const tr = close(view.state.tr.insertText(text, from, end))
  view.dispatch(tr.setMeta(key, from + text.length).scrollIntoView())
  view.dispatch(close(view.state.tr))
}
