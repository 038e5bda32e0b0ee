/* How long each text is, against the limits of the house, while somebody writes. */
import { gettext } from "django-prose-editor/editor"
import { announce, labelOf } from "newsroom/form"

const A_MINUTE = 230 // words, read at ease
const PAUSE = 200

export const characters = (text) => [...text.trim()].length
export const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,\-]*/gu)?.length ?? 0

/* The words of a body as somebody reads them. */
export function plainText(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body
  const blocks = body.querySelectorAll("p, h2, h3, figcaption, td, th")
  return [...blocks].map((block) => block.textContent).join("\n")
}

class Count {
  constructor(field) {
    this.field = field
    this.limit = Number(field.dataset.limit)
    this.over = false
    this.dom = this.place()
    this.describe(field)
    field.addEventListener("input", () => this.soon())
    field.addEventListener("change", () => this.show())
    this.show()
  }

  place() {
    const dom = document.createElement("p")
    dom.className = "count"
    dom.id = `${this.field.id}_count`
    this.field.after(dom)
    return dom
  }

  describe(element) {
    const others = element.getAttribute("aria-describedby")
    element.setAttribute("aria-describedby", [others, this.dom.id].filter(Boolean).join(" "))
  }

  soon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.show(), PAUSE)
  }

  show() {
    const length = this.measure()
    const over = Math.max(0, length - this.limit)
    this.dom.textContent = this.say(length, over)
    this.dom.classList.toggle("count--over", over > 0)
    if (this.shown && Boolean(over) !== this.over) this.tell(over)
    this.over = Boolean(over)
    this.shown = true
  }

  measure() {
    return characters(this.field.value)
  }

  say(length, over) {
    const said = `${length} / ${this.limit}`
    return over ? `${said} · ${gettext("%s too long").replace("%s", over)}` : said
  }

  /* Only when the limit is crossed, so that nobody hears a number at every key. */
  tell(over) {
    const words = over ? gettext("%s: longer than the house wants") : gettext("%s: fits again")
    announce(words.replace("%s", labelOf(this.field)))
  }
}

/* The body is counted in words, at the foot of the page where it is seen all the time. */
class BodyCount extends Count {
  place() {
    const dom = document.querySelector("#id_body_count")
    dom.hidden = false
    return dom
  }

  measure() {
    return words(plainText(this.field.value))
  }

  say(length, over) {
    const count = window.ngettext("%s word", "%s words", length).replace("%s", length)
    const minutes = gettext("%s min read").replace("%s", Math.max(1, Math.round(length / A_MINUTE)))
    const excess = gettext("%s too many").replace("%s", over)
    return [count, length && minutes, over && excess].filter(Boolean).join(" · ")
  }
}

for (const field of document.querySelectorAll(".story-form [data-limit]:not(#id_body)")) new Count(field)

const body = document.querySelector("textarea#id_body[data-limit]")
if (body) {
  const count = new BodyCount(body)
  document.addEventListener("prose-editor:ready", ({ detail }) => {
    if (detail.textarea === body) count.describe(detail.editor.view.dom)
  })
}
