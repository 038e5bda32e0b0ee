/* The readers' page beside the form, from what is typed, as wide as a phone, a tablet or a
   desktop. */
import { gettext } from "django-prose-editor/editor"

const WIDTHS = [
  ["phone", 390, gettext("Phone")],
  ["tablet", 820, gettext("Tablet")],
  ["desktop", 1280, gettext("Desktop")],
]
// After the last key; a page is made in less.
const REST = 700

class Preview {
  constructor(form, url) {
    Object.assign(this, { form, url, width: 390 })
    this.box = document.createElement("section")
    this.box.className = "preview"
    this.box.setAttribute("aria-label", gettext("Preview"))
    this.frame = document.createElement("iframe")
    this.frame.title = gettext("The page as readers would see it")
    // Without scripts; of this origin, so that it stays where it was scrolled to.
    this.frame.setAttribute("sandbox", "allow-same-origin")
    this.words = document.createElement("p")
    this.words.className = "preview__words"
    this.words.setAttribute("role", "status")
    this.stage = document.createElement("div")
    this.stage.className = "preview__stage"
    this.stage.append(this.frame)
    this.box.append(this.buttons(), this.words, this.stage)
    form.addEventListener("input", () => this.later())
    new MutationObserver(() => this.later()).observe(form, {
      subtree: true, childList: true, characterData: true,
    })
    new ResizeObserver(() => this.fit()).observe(this.stage)
  }

  buttons() {
    const row = document.createElement("div")
    row.className = "preview__buttons"
    for (const [name, width, words] of WIDTHS) {
      const button = document.createElement("button")
      Object.assign(button, { type: "button", className: "button", textContent: words })
      button.setAttribute("aria-pressed", String(width === this.width))
      button.dataset.width = name
      button.addEventListener("click", () => {
        this.width = width
        for (const other of row.children) {
          other.setAttribute("aria-pressed", String(other === button))
        }
        this.fit()
      })
      row.append(button)
    }
    return row
  }

  toggle(button) {
    const open = !this.box.isConnected
    if (open) this.form.after(this.box)
    else this.box.remove()
    document.body.classList.toggle("has-preview", open)
    button.setAttribute("aria-expanded", String(open))
    if (open) this.refresh()
  }

  fit() {
    const scale = Math.min(1, this.stage.clientWidth / this.width)
    this.frame.style.width = `${this.width}px`
    this.frame.style.height = `${this.stage.clientHeight / scale}px`
    this.frame.style.transform = `scale(${scale})`
  }

  later() {
    if (!this.box.isConnected) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.refresh(), REST)
  }

  async refresh() {
    if (this.busy) return (this.again = true)
    this.busy = true
    try {
      await this.load()
      this.words.textContent = ""
    } catch {
      this.words.textContent = gettext("The preview cannot be made at this moment; it tries again when you type on.")
    }
    this.busy = false
    if (this.again) {
      this.again = false
      this.later()
    }
  }

  async load() {
    const typed = new URLSearchParams()
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") typed.append(name, value)
    }
    const sent = typed.toString()
    if (sent === this.sent) return
    const answer = await fetch(this.url, { method: "POST", body: typed })
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
    const page = await answer.text()
    this.sent = sent
    const top = this.frame.contentWindow?.scrollY ?? 0
    this.frame.addEventListener("load", () => this.frame.contentWindow.scrollTo(0, top), { once: true })
    this.frame.srcdoc = page
    this.fit()
  }
}

const button = document.getElementById("preview-button")
const form = document.getElementById("article_form")
if (button && form) {
  const preview = new Preview(form, button.dataset.url)
  button.hidden = false
  button.addEventListener("click", () => preview.toggle(button))
}
