/* Nothing that was typed is lost: the rescue copy, autosave, what was not saved earlier,
   saving, and who else is here, put together for the story form. */
import { crel, gettext } from "django-prose-editor/editor"
import { Autosave } from "newsroom/autosave"
import { Offers } from "newsroom/offers"
import { Presence } from "newsroom/presence"
import { keepRescue, pruneRescues, Rescue } from "newsroom/rescue"
import { Saving } from "newsroom/saving"
import { askSession, renewToken } from "newsroom/session"
import { readTyped } from "newsroom/typed"
import { sameTyped } from "newsroom/typed_differences"

const A_WHILE = 10_000
// A browser that does not answer about its own store is not waited for.
const A_MOMENT = 1_000

class Keeping {
  constructor(form, { dataset }) {
    const number = (name) => Number(dataset[name])
    Object.assign(this, { form, user: number("user"), article: number("article"), urls: dataset })
    this.key = form.elements.working_copy.value
    this.opened = readTyped(form)
    // What came back with an error was typed and is not saved.
    this.unsaved = dataset.bound === "yes"
    this.rescue = new Rescue(this.about(this.key))
    this.status = new Status(form, () => this.signIn())
    this.autosave = new Autosave({
      url: dataset.copy,
      key: this.key,
      sequence: number("sequence"),
      read: () => readTyped(form),
      version: () => this.version(),
      token: () => this.token(),
      say: (state, answer) => this.hear(state, answer),
    })
    this.saving = new Saving({
      form,
      url: dataset.signedIn,
      user: this.user,
      name: dataset.name,
      before: () => this.beforeSaving(),
      failed: (state) => this.afterSaving(state),
    })
    this.listen()
    this.offer()
    if (this.unsaved) this.typed()
    if (dataset.presence) this.watch(dataset.presence)
  }

  about(key) {
    return { key, user: this.user, article: this.article }
  }

  /* The version of the story that was typed on: a save that merges needs it. */
  version() {
    return Number(this.form.elements.token?.value) || 0
  }

  token() {
    return this.form.elements.csrfmiddlewaretoken.value
  }

  listen() {
    // By jQuery, as the admin's own selects tell of a change in no other way.
    window.django.jQuery(this.form).on("input change", () => this.typed())
    window.addEventListener("beforeunload", (event) => this.warn(event))
  }

  typed() {
    const typed = readTyped(this.form)
    if (!this.unsaved && sameTyped(this.opened, typed)) return
    this.unsaved = true
    this.kept = false
    this.rescue.keep(typed, this.version())
    this.autosave.touch()
  }

  warn(event) {
    if (!this.unsaved || this.kept || this.saving.sent) return
    event.preventDefault()
  }

  async offer() {
    this.offers = new Offers({
      form: this.form,
      user: this.user,
      article: this.article,
      key: this.key,
      zone: this.urls.zone,
      forget: (key) => this.forget(key),
      aside: () => this.layAside(),
      taken: (copy) => this.taken(copy),
    })
    const response = await fetch(this.urls.copy, { signal: AbortSignal.timeout(A_WHILE) }).catch(() => null)
    const answer = response?.ok && !response.redirected ? await response.json().catch(() => null) : null
    await this.offers.show(answer)
    pruneRescues()
  }

  forget(key) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: this.token(), forget: key })
    return fetch(this.urls.copy, { method: "POST", body }).catch(() => null)
  }

  /* What stands in the form gives way to what was typed earlier: that is kept too. */
  async layAside() {
    if (!this.unsaved) return
    const copy = this.about(crypto.randomUUID?.() ?? `${this.key}-${Date.now()}`)
    await keepRescue({ ...copy, typed: readTyped(this.form), version: this.version(), at: Date.now() }).catch(() => null)
  }

  /* Whether what was taken over is kept as this form's, so that the old copy may go. */
  async taken({ version }) {
    const token = this.form.elements.token
    if (token && version && version < this.version()) token.value = version
    this.unsaved = true
    this.kept = false
    await this.rescue.keep(readTyped(this.form), this.version())
    this.autosave.touch()
    await this.autosave.send()
    return this.kept
  }

  async beforeSaving() {
    this.autosave.stop()
    const written = this.rescue.keep(readTyped(this.form), this.version())
    await Promise.race([written, new Promise((resolve) => setTimeout(resolve, A_MOMENT))])
    this.status.say("saving")
  }

  afterSaving(state) {
    this.autosave.start()
    if (state) this.status.say(state, { rescued: this.rescue.works })
    else if (this.status.state === "saving") this.status.say("")
  }

  hear(state, answer = {}) {
    this.kept = state === "kept" && !this.autosave.dirty
    this.status.say(state, { ...answer, rescued: this.rescue.works })
    if (state === "signed-out") this.renew()
    else this.refusals = 0
  }

  /* Refused may be a token from before a new login, or a right that was taken away. */
  async renew() {
    const session = await askSession(this.urls.signedIn).catch(() => null)
    if (session?.user !== this.user) return
    this.refusals = (this.refusals ?? 0) + 1
    if (this.refusals > 1) return this.status.say("refused", { error: gettext("You may not write in this story.") })
    renewToken(session.token)
    this.autosave.send()
  }

  async signIn() {
    const session = await this.saving.session()
    if (!session) return
    renewToken(session.token)
    this.autosave.failures = 0
    this.autosave.send()
  }

  watch(url) {
    this.presence = new Presence({ form: this.form, url, tab: this.key, token: () => this.token(), version: () => this.version() })
  }
}

/* How it stands with what was typed, in words, in the bar with the buttons. */
class Status {
  constructor(form, signIn) {
    this.words = crel("span", { "aria-live": "polite" })
    // Apart from the words, so that only news is read out and not each new minute.
    this.clock = crel("span", { className: "keeping__clock" })
    this.button = crel("button", { type: "button", className: "keeping__sign-in", textContent: gettext("Sign in") })
    this.button.addEventListener("click", signIn)
    this.dom = crel("p", { className: "keeping" }, [this.words, " ", this.clock])
    const bar = form.querySelector(".submit-row")
    if (bar) bar.append(this.dom)
    else form.append(this.dom)
  }

  say(state, { clock = "", error = "", rescued = true } = {}) {
    this.state = state
    this.dom.dataset.state = state
    const words = sayings(error, rescued)[state] ?? ""
    if (this.words.textContent !== words) this.words.textContent = words
    this.clock.textContent = clock
    if (state === "signed-out") this.dom.append(this.button)
    else this.button.remove()
  }
}

function sayings(error, rescued) {
  const here = rescued ? gettext("kept in this browser") : gettext("and this browser keeps nothing: copy your text")
  const of = (words) => words.replace("%s", here)
  return {
    kept: gettext("Draft kept"),
    saving: gettext("Saving…"),
    offline: of(gettext("Offline: %s")),
    "signed-out": of(gettext("Signed out: %s")),
    "not-saved": of(gettext("No connection, not saved: %s")),
    refused: gettext("Not kept: %s").replace("%s", error),
  }
}

const about = document.querySelector("#keeping")
const form = about?.closest("form")
if (form) new Keeping(form, about)
