/* A thin line under what the copy desk remarks on in the text; it moves along with the
   words until the next check. */
import { pm } from "django-prose-editor/editor"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const key = new PluginKey("copydesk")

const plugin = () =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) => tr.getMeta(key) ?? marks.map(tr.mapping, tr.doc),
    },
    props: {
      decorations: (state) => key.getState(state),
    },
  })

/* Show lines under these places, in the place of those shown now. */
export function underline(editor, places) {
  if (!key.get(editor.state)) editor.registerPlugin(plugin())
  const marks = places.map(({ from, to, title }) => Decoration.inline(from, to, { class: "copydesk-mark", title }))
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta("addToHistory", false))
}
