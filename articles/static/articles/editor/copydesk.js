/* The copy desk beside the story: what is wrong with it as it is typed now, each with a
   way to the words. One request at a time, a moment after the typing stops. */
import { crel, gettext } from "django-prose-editor/editor"
import { goTo } from "newsroom/copydesk_place"
import { underline } from "newsroom/copydesk_marks"
import { bodyEditor } from "newsroom/typed"
import { findInDocument, readDocument } from "newsroom/words_found"

const FIELDS = ["kicker", "headline", "intro", "body", "section", "lead_image", "lead_caption", "lead_alt", "lead_decorative", "language"]
const PAUSE = 1_500
const LONGEST = 6_000
const PATIENCE = 20_000
const AGAIN = 15_000
const HASH = "#remark="

class CopyDesk {
  constructor(box) {
    this.box = box
    this.form = box.closest("form")
    this.urls = box.dataset
    for (const part of ["state", "problems", "remarks", "aside", "aside-list"]) {
      this[part] = box.querySelector(`.copydesk__${part}`)
    }
    this.found = { problems: [], remarks: [] }
    window.django.jQuery(this.form).on("input change", ({ target }) => FIELDS.includes(target.name) && this.touch())
    document.addEventListener("prose-editor:ready", () => this.check())
    document.addEventListener("visibilitychange", () => !document.hidden && this.waiting && this.check())
    this.check()
  }

  touch() {
    this.since ??= performance.now()
    const left = this.since + LONGEST - performance.now()
    this.later(Math.min(PAUSE, Math.max(left, 0)))
  }

  later(pause) {
    clearTimeout(this.timer)
    this.waiting = true
    this.timer = setTimeout(() => this.check(), pause)
  }

  async check() {
    clearTimeout(this.timer)
    // A page that nobody looks at asks nothing; it asks when somebody comes back.
    if (document.hidden) return (this.waiting = true)
    if (this.asking) return (this.again = true)
    this.asking = true
    this.waiting = this.again = false
    this.since = null
    const answer = await this.post(this.urls.check, this.typed())
    this.asking = false
    if (answer.problems) this.show(answer)
    else this.fail(answer.error)
    if (this.again) this.later(0)
  }

  typed() {
    const form = new FormData(this.form)
    const typed = new URLSearchParams()
    for (const name of FIELDS) if (form.has(name)) typed.set(name, form.get(name))
    return typed
  }

  /* What the server says, or in words why it says nothing. */
  async post(url, body) {
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value)
    const options = { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) }
    const response = await fetch(url, options).catch(() => null)
    if (response?.redirected || response?.status === 403) {
      return { error: gettext("Not checked: sign in again in another window.") }
    }
    const answer = await response?.json().catch(() => null)
    return answer ?? { error: gettext("Not checked: no connection. This is how it was.") }
  }

  fail(words) {
    this.say(words)
    this.later(AGAIN)
  }

  show(answer) {
    this.found = answer
    const open = answer.remarks.filter(({ aside }) => !aside)
    const gone = answer.remarks.filter(({ aside }) => aside)
    this.fill(this.problems, answer.problems.map((problem) => this.problem(problem)))
    this.fill(this.remarks, open.map((remark) => this.remark(remark)))
    this.fill(this["aside-list"], once(gone).map((remark) => this.gone(remark)))
    this.aside.hidden = !gone.length
    this.aside.querySelector("summary").textContent = gettext("Set aside (%s)").replace("%s", gone.length)
    this.say(inWords(answer.problems.length, open.length))
    this.draw(open)
    this.arrive(answer.remarks)
  }

  /* From the page that publishes, a link leads to one remark. */
  arrive(remarks) {
    if (!location.hash.startsWith(HASH) || !bodyEditor()) return
    const key = decodeURIComponent(location.hash.slice(HASH.length))
    history.replaceState(null, "", location.pathname + location.search)
    const remark = remarks.find((one) => one.key === key)
    if (remark) goTo(remark)
  }

  say(words) {
    if (this.state.textContent !== words) this.state.textContent = words
  }

  /* The same list is left alone, so that the focus stays where it is. */
  fill(list, items) {
    const html = items.map(({ outerHTML }) => outerHTML).join("")
    if (list.dataset.shown === html) return
    list.dataset.shown = html
    const place = [...list.querySelectorAll("button, a")].indexOf(document.activeElement)
    list.replaceChildren(...items)
    list.hidden = !items.length
    if (place < 0) return
    const stops = list.querySelectorAll("button, a")
    ;(stops[Math.min(place, stops.length - 1)] ?? this.state).focus()
  }

  problem({ message, field, picture }) {
    const way = picture
      ? crel("a", { href: picture, className: "copydesk__go", target: "_blank", rel: "noopener", textContent: message })
      : crel("button", { type: "button", className: "copydesk__go", textContent: message })
    if (!picture) way.addEventListener("click", () => goTo({ field, words: "" }))
    return crel("li", { className: "copydesk__problem" }, [way])
  }

  remark(remark) {
    const go = crel("button", { type: "button", className: "copydesk__go" }, [
      ...(remark.words ? [crel("q", { className: "copydesk__words", textContent: short(remark.words) }), " "] : []),
      crel("span", { textContent: remark.message }),
    ])
    go.addEventListener("click", () => goTo(remark))
    return crel("li", {}, [go, crel("p", { className: "copydesk__acts" }, this.acts(remark))])
  }

  acts(remark) {
    const acts = []
    if (this.urls.aside) acts.push(act(gettext("Set aside"), remark, () => this.setAside(remark)))
    if (remark.learn && this.urls.learn) {
      const words = remark.beside ? gettext("These are two names") : gettext("Add to the house’s words")
      acts.push(act(words, remark, () => this.learn(remark)))
    }
    return acts
  }

  gone(remark) {
    const words = crel("span", {}, [crel("q", { textContent: short(remark.words) }), " ", remark.message])
    const back = act(gettext("Bring back"), remark, () => this.setAside(remark, true))
    return crel("li", {}, [words, crel("p", { className: "copydesk__acts" }, [back])])
  }

  async setAside({ key }, back = false) {
    const body = new URLSearchParams(back ? { key, back: "on" } : { key })
    const answer = await this.post(this.urls.aside, body)
    if (answer.error) return this.say(answer.error)
    for (const remark of this.found.remarks) if (remark.key === key) remark.aside = !back
    this.show(this.found)
  }

  async learn({ learn, beside }) {
    const answer = await this.post(this.urls.learn, new URLSearchParams({ word: learn, beside }))
    if (answer.error) return this.say(answer.error)
    this.found.remarks = this.found.remarks.filter((remark) => remark.learn !== learn || remark.beside !== beside)
    this.show(this.found)
  }

  draw(open) {
    const editor = bodyEditor()
    if (!editor) return
    const read = readDocument(editor.state.doc)
    const inBody = open.filter(({ field, code }) => field === "body" && code !== "long-sentence")
    underline(editor, inBody.flatMap((remark) => {
      const found = findInDocument(read, remark)
      return found ? [{ ...found, title: remark.message }] : []
    }))
  }
}

function act(words, remark, does) {
  const button = crel("button", { type: "button", className: "copydesk__act", textContent: words })
  // Which of many buttons of this name, for who does not see where it stands.
  button.setAttribute("aria-label", `${words}: ${short(remark.words)}`)
  button.addEventListener("click", does)
  return button
}

function once(remarks) {
  return [...new Map(remarks.map((remark) => [remark.key, remark])).values()]
}

function short(words) {
  return words.length > 60 ? `${words.slice(0, 58).trimEnd()}…` : words
}

function inWords(problems, remarks) {
  const said = []
  if (problems) said.push(window.ngettext("%s thing stands in the way of publishing", "%s things stand in the way of publishing", problems).replace("%s", problems))
  if (remarks) said.push(window.ngettext("%s remark", "%s remarks", remarks).replace("%s", remarks))
  return said.join(", ") || gettext("Nothing to remark on.")
}

const box = document.querySelector("#copydesk")
if (box) new CopyDesk(box)
