/* Tags: chips, a line that suggests those that exist, and those that the text speaks of.
   Without this script the field is a line of words parted by commas, and works. */
import { crel, gettext } from "django-prose-editor/editor"
import { plainText } from "newsroom/counts"
import { announce } from "newsroom/form"
import { readTags, same, writeTags } from "newsroom/tag_chips"

const TYPING_PAUSE = 180
const WRITING_PAUSE = 2500

class Tags {
  constructor(field) {
    Object.assign(this, { field, names: readTags(field.value), options: [], active: -1 }, parts(field))
    this.mayAdd = field.dataset.new === "yes"
    field.hidden = true
    field.after(this.dom)
    const label = field.closest(".form-row").querySelector("label")
    if (label) label.htmlFor = this.line.id
    this.listen()
    this.show()
  }

  listen() {
    this.line.addEventListener("input", () => this.suggestSoon())
    this.line.addEventListener("keydown", (event) => this.key(event))
    this.line.addEventListener("blur", () => this.leave())
    this.list.addEventListener("pointerdown", (event) => event.preventDefault())
    this.list.addEventListener("click", ({ target }) => this.take(target.closest("li")?.dataset.name))
    this.dom.addEventListener("click", ({ target }) => target === this.box && this.line.focus())
    this.field.addEventListener("change", () => this.read())
    for (const name of ["headline", "intro", "body"]) {
      document.querySelector(`#id_${name}`)?.addEventListener("input", () => this.lookSoon())
    }
    this.look()
  }

  /* Somebody else, such as a rescue, wrote in the field. */
  read() {
    if (this.writing) return
    this.names = readTags(this.field.value)
    this.show()
  }

  write() {
    this.writing = true
    this.field.value = writeTags(this.names)
    for (const type of ["input", "change"]) this.field.dispatchEvent(new Event(type, { bubbles: true }))
    this.writing = false
    this.show()
  }

  show() {
    this.chips.replaceChildren(...this.names.map((name) => this.chip(name)))
    this.showFound()
  }

  chip(name) {
    const words = gettext("Remove %s").replace("%s", name)
    const remove = crel("button", { type: "button", textContent: "×", title: words, "aria-label": words })
    remove.addEventListener("click", () => this.remove(name))
    return crel("li", { className: "tags__chip" }, [crel("span", { textContent: name }), remove])
  }

  has(name) {
    return this.names.some((other) => same(other, name))
  }

  take(name) {
    const wanted = name?.replaceAll('"', "").replace(/\s+/g, " ").trim()
    this.line.value = ""
    this.close()
    if (!wanted || this.has(wanted)) return
    this.names.push(wanted)
    this.write()
    announce(gettext("Added: %s").replace("%s", wanted))
  }

  remove(name) {
    this.names = this.names.filter((other) => other !== name)
    this.write()
    this.line.focus()
    announce(gettext("Removed: %s").replace("%s", name))
  }

  key(event) {
    const does = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Enter: () => this.enter(),
      ",": () => this.enter(),
      Escape: () => this.close(),
    }[event.key]
    if (event.key === "Backspace" && !this.line.value && this.names.length) this.remove(this.names.at(-1))
    if (!does || event.isComposing) return
    if (event.key === "Escape" && this.list.hidden) return
    event.preventDefault()
    does()
  }

  enter() {
    const chosen = this.options[this.active]?.name ?? this.options.find(({ name }) => same(name, this.line.value.trim()))?.name
    if (chosen) return this.take(chosen)
    if (this.mayAdd) return this.take(this.line.value)
    announce(gettext("There is no such tag."))
  }

  /* What was typed in full is meant, also by who goes on without Enter. */
  leave() {
    const typed = this.line.value.trim()
    if (typed && this.mayAdd) this.take(typed)
    else this.close()
  }

  step(by) {
    if (!this.options.length) return
    this.active = (this.active + by + this.options.length) % this.options.length
    if (this.active < 0) this.active += this.options.length
    this.mark()
  }

  mark() {
    ;[...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", place === this.active))
    const here = this.list.children[this.active]
    if (here) this.line.setAttribute("aria-activedescendant", here.id)
    else this.line.removeAttribute("aria-activedescendant")
    here?.scrollIntoView({ block: "nearest" })
  }

  suggestSoon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.suggest(), TYPING_PAUSE)
  }

  async suggest() {
    const typed = this.line.value.trim()
    if (!typed) return this.close()
    const found = await this.ask(`?${new URLSearchParams({ q: typed })}`)
    if (this.line.value.trim() !== typed || document.activeElement !== this.line) return
    this.options = (found ?? []).filter(({ name }) => !this.has(name))
    this.open(typed)
  }

  open(typed) {
    this.active = -1
    this.list.replaceChildren(...this.options.map((tag, place) => option(tag, place)))
    this.list.hidden = !this.options.length
    this.line.setAttribute("aria-expanded", !this.list.hidden)
    this.mark()
    this.help.textContent = this.options.length ? "" : this.nothing(typed)
  }

  nothing(typed) {
    const words = this.mayAdd ? gettext("New tag: press Enter to add “%s”.") : gettext("There is no tag that begins with “%s”.")
    return words.replace("%s", typed)
  }

  close() {
    clearTimeout(this.pause)
    this.options = []
    this.active = -1
    this.list.hidden = true
    this.help.textContent = ""
    this.line.setAttribute("aria-expanded", "false")
    this.mark()
  }

  lookSoon() {
    clearTimeout(this.looking)
    this.looking = setTimeout(() => this.look(), WRITING_PAUSE)
  }

  /* Tags that the story speaks of, asked again when its words have changed. */
  async look() {
    const value = (name) => document.querySelector(`#id_${name}`)?.value ?? ""
    const text = [value("headline"), value("intro"), plainText(value("body"))].join("\n").trim()
    if (text === this.looked) return
    this.looked = text
    this.found = text ? ((await this.ask("", { text })) ?? this.found) : []
    this.showFound()
  }

  showFound() {
    const names = (this.found ?? []).map(({ name }) => name).filter((name) => !this.has(name))
    this.offer.hidden = !names.length
    this.offered.replaceChildren(...names.map((name) => crel("li", {}, [this.offerOne(name)])))
  }

  offerOne(name) {
    const button = crel("button", { type: "button", textContent: name, "aria-label": gettext("Add %s").replace("%s", name) })
    button.addEventListener("click", () => {
      this.take(name)
      ;(this.offered.querySelector("button") ?? this.line).focus()
    })
    return button
  }

  /* No answer is no suggestion: the field works without. */
  async ask(query, sent = null) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
    const options = sent ? { method: "POST", body: new URLSearchParams(sent), headers: { "X-CSRFToken": token } } : {}
    const response = await fetch(this.field.dataset.suggest + query, options).catch(() => null)
    const answer = response?.ok && !response.redirected ? await response.json().catch(() => null) : null
    return answer?.tags ?? null
  }
}

function option({ name, synonyms }, place) {
  const words = [crel("span", { textContent: name })]
  if (synonyms.length) words.push(crel("small", { textContent: synonyms.join(", ") }))
  return crel("li", { role: "option", id: `tag-option-${place}`, "data-name": name }, words)
}

function parts(field) {
  const line = crel("input", {
    type: "text",
    id: `${field.id}_line`,
    className: "tags__line",
    role: "combobox",
    autocomplete: "off",
    maxLength: 100,
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": "tag-options",
    "aria-describedby": "tag-help",
  })
  const chips = crel("ul", { className: "tags__chips", "aria-label": gettext("Tags of this story") })
  const list = crel("ul", { className: "tags__list", role: "listbox", id: "tag-options", "aria-label": gettext("Tags"), hidden: true })
  const help = crel("p", { className: "help tags__help", id: "tag-help", role: "status" })
  const offered = crel("ul", {})
  const offer = crel("div", { className: "tags__offer", hidden: true }, [crel("p", { textContent: gettext("In the text:") }), offered])
  const box = crel("div", { className: "tags__box" }, [chips, line])
  return { line, chips, list, help, offer, offered, box, dom: crel("div", { className: "tags" }, [box, list, help, offer]) }
}

const field = document.querySelector("#id_tags[data-suggest]")
if (field) new Tags(field)
