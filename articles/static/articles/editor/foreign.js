/* Words of another language: <span lang="fr">, so that a screen reader says them right and
   a browser breaks them right. */
import { Mark, crel, gettext } from "django-prose-editor/editor"

/* What a Dutch paper quotes most; any other tag that a text has stays. */
const LANGUAGES = ["en", "fr", "de", "nl", "es", "it", "pt", "la", "fy", "pl", "tr", "ar", "ru", "uk", "pap", "srn"]
const TAG = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i

export const Foreign = Mark.create({
  name: "foreign",
  // Inside a link, around bold and italic, as it is stored.
  priority: 900,
  inclusive: false,

  addAttributes: () => ({ lang: { default: null, parseHTML: (span) => span.lang } }),

  parseHTML: () => [{ tag: "span[lang]", getAttrs: ({ lang }) => TAG.test(lang) && null }],

  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "foreign",
      groups: "foreign",
      button: buttons.text(gettext("Language"), gettext("Say which language the selected words are in")),
      active: (editor) => editor.isActive("foreign"),
      enabled: (editor) => editor.isActive("foreign") || (!editor.state.selection.empty && editor.can().setMark("foreign")),
      command: chooseLanguage,
    })
  },
})

async function chooseLanguage(editor) {
  const now = editor.getAttributes("foreign").lang ?? ""
  const lang = await askForLanguage(now)
  if (lang === null) return editor.commands.focus()
  const chain = editor.chain().focus()
  if (editor.state.selection.empty) chain.extendMarkRange("foreign")
  if (lang) chain.setMark("foreign", { lang }).run()
  else chain.unsetMark("foreign").run()
}

/* Resolves to a language's tag, "" for none, or null when it was cancelled. */
function askForLanguage(now) {
  return new Promise((resolve) => {
    const select = crel("select", { name: "lang" }, options(now))
    const done = crel("button", { type: "submit", value: "done", className: "desk-dialog__first", textContent: gettext("Mark the words") })
    const cancel = crel("button", { type: "button", textContent: gettext("Cancel") })
    const title = gettext("Words of another language")
    const dialog = crel("dialog", { className: "desk-dialog ask", "aria-label": title }, [
      crel("form", { method: "dialog" }, [
        crel("h2", { textContent: title }),
        crel("label", {}, [gettext("Language"), select]),
        crel("p", { className: "ask__help", textContent: gettext("Readers see nothing of it; a screen reader speaks the words in their own language.") }),
        crel("p", { className: "desk-dialog__buttons" }, [done, cancel]),
      ]),
    ])
    cancel.addEventListener("click", () => dialog.close(""))
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(dialog.returnValue === "done" ? select.value : null)
    })
    document.body.append(dialog)
    dialog.showModal()
    select.focus()
  })
}

function options(now) {
  const page = document.documentElement.lang || "en"
  const names = new Intl.DisplayNames([page], { type: "language" })
  const story = document.querySelector("#id_language")?.value
  const tags = new Set([...LANGUAGES.filter((tag) => tag !== story), ...(now ? [now] : [])])
  const named = [...tags].map((tag) => new Option(names.of(tag), tag, false, tag === now))
  return now ? [new Option(gettext("The language of the story"), ""), ...named] : named
}
