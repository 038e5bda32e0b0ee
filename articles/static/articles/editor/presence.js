/* Who else has this story open, what they are in, and who writes. */
import { crel, gettext } from "django-prose-editor/editor"

const PAUSE = 5_000
const PATIENCE = 8_000
const FOCUS_PAUSE = 300

export class Presence {
  constructor({ form, url, tab, token, version }) {
    Object.assign(this, { form, url, tab, token, version })
    this.people = crel("div", { className: "presence__people", role: "status" })
    this.dom = crel("div", { className: "presence", hidden: true }, [this.people])
    this.take = crel("button", { type: "button", className: "button presence__take", textContent: gettext("Take over the pen") })
    this.take.addEventListener("click", () => this.ask("take"))
    form.before(this.dom)
    this.listen()
    this.ask()
  }

  listen() {
    this.form.addEventListener("focusin", () => this.soon())
    this.form.addEventListener("focusout", () => this.soon())
    document.addEventListener("visibilitychange", () => document.hidden || this.ask())
    window.addEventListener("online", () => this.ask())
    window.addEventListener("pagehide", () => this.leave())
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.ask())
  }

  soon() {
    clearTimeout(this.moved)
    this.moved = setTimeout(() => this.field() !== this.told && this.ask(), FOCUS_PAUSE)
  }

  /* The field that holds the cursor, by its row in the form. */
  field() {
    const at = document.activeElement
    if (!this.form.contains(at)) return ""
    const group = at.closest(".inline-group")
    if (group) return group.id.replace(/-group$/, "")
    return at.closest(".form-row")?.className.match(/\bfield-([\w-]+)/)?.[1] ?? ""
  }

  message(does = "") {
    const parts = { csrfmiddlewaretoken: this.token(), tab: this.tab, field: this.field(), does }
    const body = new FormData()
    for (const [name, value] of Object.entries(parts)) body.append(name, value)
    return body
  }

  async ask(does = "") {
    clearTimeout(this.timer)
    const turn = (this.turn = (this.turn ?? 0) + 1)
    const body = this.message(does)
    this.told = body.get("field")
    const answer = await this.send(body)
    if (turn !== this.turn) return
    if (answer) this.show(answer)
    if (answer !== undefined) this.timer = setTimeout(() => this.ask(), PAUSE)
  }

  /* null: no answer now. undefined: there is nothing more to ask. */
  async send(body) {
    const request = { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) }
    const response = await fetch(this.url, request).catch(() => null)
    if (response?.status === 404) return undefined
    if (!response?.ok || response.redirected) return null
    return response.json().catch(() => null)
  }

  leave() {
    clearTimeout(this.timer)
    this.turn = (this.turn ?? 0) + 1
    navigator.sendBeacon(this.url, this.message("leave"))
  }

  show(answer) {
    const others = distinct(answer.others)
    const lines = others.map((other) => lineOf(other, this.form))
    if (this.hadPen && !answer.pen && others[0]?.pen) lines.unshift(taken(others[0]))
    if (answer.version > this.version() && !answer.saved_by_me) lines.push(savedMeanwhile(answer))
    this.hadPen = answer.pen
    this.put(lines, !answer.pen && others.some(({ pen }) => pen))
    mark(this.form, others)
  }

  /* Only what is new is put there, so that it is read out once. */
  put(lines, mayTake) {
    const words = lines.join("\n")
    if (words !== this.words) {
      this.people.replaceChildren(...lines.map((line) => crel("p", { textContent: line })))
      this.words = words
    }
    this.dom.hidden = !lines.length
    this.dom.classList.toggle("presence--warned", mayTake)
    if (mayTake) this.dom.append(this.take)
    else this.take.remove()
  }
}

/* Somebody with several tabs is one person; oneself is another tab. */
function distinct(others) {
  const seen = new Set()
  return others.filter(({ name, field, me }) => {
    const who = `${me} ${name} ${field}`
    return !seen.has(who) && seen.add(who)
  })
}

function lineOf({ name, me, field, pen, since }, form) {
  const place = rowOf(form, field)?.querySelector("label, legend, h2")?.textContent.replace(/:\s*$/, "").trim()
  const where = place?.toLocaleLowerCase()
  if (me) return gettext("You have this story open in another tab or browser too.")
  if (pen && where) return fill(gettext("%s is writing here since %s, now in: %s."), name, since, where)
  if (pen) return fill(gettext("%s is writing here since %s."), name, since)
  if (where) return fill(gettext("%s is looking on, now in: %s."), name, where)
  return fill(gettext("%s has this story open."), name)
}

const taken = ({ name, me }) =>
  me ? gettext("You write on in another tab.") : fill(gettext("%s has taken over the pen. You may still save: your changes are put together."), name)

const savedMeanwhile = ({ saved_by: name, saved }) =>
  fill(gettext("%s saved this story at %s. When you save, both are put together."), name || gettext("Somebody"), saved)

const fill = (words, ...parts) => parts.reduce((text, part) => text.replace("%s", () => part), words)

const rowOf = (form, field) =>
  field ? form.querySelector(`.form-row.field-${CSS.escape(field)}, #${CSS.escape(field)}-group`) : null

function mark(form, others) {
  const marked = new Map(others.filter(({ me }) => !me).map(({ field, name }) => [rowOf(form, field), name]))
  for (const row of form.querySelectorAll("[data-somebody]")) if (!marked.has(row)) delete row.dataset.somebody
  for (const [row, name] of marked) if (row) row.dataset.somebody = name
}
