/* Links: the dialog asks only for what a story keeps, the address. */
import { Link as StockLink, gettext } from "django-prose-editor/editor"
import { ask } from "newsroom/ask"

export const Link = StockLink.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          if (editor.state.selection.empty && !editor.isActive("link")) return false
          askForLink(editor)
          return true
        },
    }
  },
})

async function askForLink(editor) {
  const address = await ask({
    title: gettext("Link"),
    label: gettext("Address"),
    value: editor.getAttributes("link").href ?? "",
    check: checkLink,
    submit: gettext("Link"),
  })
  if (address === null) return editor.commands.focus()
  editor.chain().focus().extendMarkRange("link").setLink({ href: complete(address) }).run()
}

function complete(address) {
  return /^(https?|mailto|tel):/i.test(address) ? address : `https://${address}`
}

function checkLink(address) {
  if (address && URL.canParse(complete(address))) return ""
  return gettext("Write an address, as in https://www.example.com/page.")
}
