/* A liveblog at the desk: the caret is in the text at once, Ctrl and Enter post it, and what
   has not gone out stays here: in the form, and in this browser. */
import { crel, gettext } from "django-prose-editor/editor"
import { openForms, pruneRescues, Rescue, rescuesOf } from "newsroom/rescue"
import { askPassword, askSession, renewToken } from "newsroom/session"

const PATIENCE = 20_000
const PAUSE = 300
const MAC = /Mac|iP(hone|ad)/.test(navigator.platform)
const KEPT = ["headline", "body", "author", "time", "pinned", "key_event"]

class Post {
  constructor(form) {
    Object.assign(this, { form, about: form.dataset, status: form.querySelector(".live-form__said") })
    this.user = Number(this.about.user)
    this.before = JSON.stringify(this.typed())
    this.own = this.field("uuid").value
    this.keepAs(this.own)
    form.addEventListener("submit", (event) => this.submit(event))
    form.addEventListener("keydown", (event) => this.key(event), true)
    form.addEventListener("input", () => this.keepSoon())
    // By jQuery, as the admin's own selects tell of a change in no other way.
    window.django?.jQuery(form).on("change", () => this.keepSoon())
    if (MAC) form.querySelector(".live-form__keys").textContent = "⌘ + Enter"
  }

  get isNew() {
    return this.about.liveForm === "new"
  }

  get editor() {
    return this.form.querySelector(".tiptap")?.editor
  }

  /* Where its text is kept: by liveblog, and for a change by what it is a change of. */
  get place() {
    return this.isNew ? `live-${this.about.story}` : `live-${this.about.story}-${this.field("uuid").value}-${this.field("began_from").value}`
  }

  field(name) {
    return this.form.querySelector(`[name$="${name}"]:not([name="csrfmiddlewaretoken"])`)
  }

  typed() {
    const values = KEPT.map((name) => [name, this.field(name)])
    return Object.fromEntries(values.map(([name, field]) => [name, field.type === "checkbox" ? field.checked : field.value]))
  }

  keepAs(key) {
    this.rescue = new Rescue({ key: `post-${key}`, user: this.user, article: this.place })
  }

  keepSoon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.keep(), PAUSE)
  }

  async keep() {
    if (this.sending) return
    const typed = this.typed()
    if (JSON.stringify(typed) === this.before) return
    await this.rescue.keep({ ...typed, uuid: this.field("uuid").value }, Number(this.field("began_from").value))
    if (!this.rescue.works) this.say(gettext("This browser keeps nothing: copy your text before you leave."), "wrong")
  }

  /* What was typed here earlier, and neither went out nor was taken away. */
  async takeUp() {
    const copies = await rescuesOf(this.user, this.place)
    const open = await openForms(copies.map(({ key }) => key))
    const copy = copies.find(({ key }) => !open.has(key) || key === this.rescue.about.key)
    pruneRescues()
    if (!copy || JSON.stringify(this.typed()) !== this.before) return
    this.fill(copy.typed)
    // The same post as it was then: if it did go out, it does not go out twice.
    this.field("uuid").value = copy.typed.uuid
    this.keepAs(copy.typed.uuid)
    const out = this.isNew && document.querySelector(`#live-posts [data-uuid="${CSS.escape(copy.typed.uuid)}"]`)
    const words = out
      ? gettext("This is what you typed earlier. It stands below as a post already: sending it again changes that one.")
      : gettext("This is what you typed earlier. It has not gone out.")
    this.say(words, "kept", this.forgetButton())
  }

  forgetButton() {
    const button = crel("button", { type: "button", className: "live-form__forget", textContent: gettext("Throw it away") })
    button.addEventListener("click", async () => {
      await this.rescue.drop()
      this.field("uuid").value = this.own
      this.keepAs(this.own)
      this.fill(JSON.parse(this.before))
      this.say("")
      this.focus()
    })
    return button
  }

  fill(typed) {
    for (const name of KEPT) {
      const field = this.field(name)
      if (name === "body" && this.editor) this.editor.commands.setContent(typed.body)
      else if (field.type === "checkbox") field.checked = typed[name]
      // An author who is not in the list of choices yet stays who was chosen.
      else if (field.tagName !== "SELECT" || [...field.options].some(({ value }) => value === typed[name])) field.value = typed[name]
    }
    window.django?.jQuery(this.field("author")).trigger("change.select2")
  }

  focus() {
    this.editor?.commands.focus("end")
  }

  /* Before the editor, for which it is a new line. */
  key(event) {
    if (event.key !== "Enter" || event.altKey || event.shiftKey || !(MAC ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) this.form.requestSubmit()
  }

  async submit(event) {
    event.preventDefault()
    if (this.sending) return
    await this.keep()
    this.sending = true
    this.form.setAttribute("aria-busy", "true")
    this.say(gettext("On its way…"))
    const sent = JSON.stringify(this.typed())
    try {
      const session = await this.session()
      if (session) await this.send(sent)
    } catch {
      this.say(gettext("No answer: it is not certain that this went out. Your text stays here; send it again, it goes out once."), "wrong")
    }
    this.sending = false
    this.form.removeAttribute("aria-busy")
    this.keepSoon()
  }

  /* Still signed in? Else here, and then it is sent. */
  async session() {
    const { signedIn: url, name } = this.about
    let session = await askSession(url).catch(() => null)
    if (!session) throw new Error("offline")
    if (session.user !== this.user) {
      const words = gettext("You were signed out. Your text is kept; give your password and it goes out.")
      session = await askPassword({ name, user: this.user, url, page: session.page, words })
    }
    if (session) renewToken(session.token)
    else this.say(gettext("Signed out: not sent. Your text stays here."), "wrong")
    return session
  }

  async send(sent) {
    const response = await fetch(this.form.action + location.search, {
      method: "POST",
      body: new FormData(this.form),
      headers: { "X-Requested-With": "live" },
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (response.status === 400 || response.status === 409) return this.refused(response)
    if (response.status === 403) return this.say(gettext("You may not post here. Your text stays here."), "wrong")
    if (!response.ok || response.redirected) throw new Error(response.status)
    const list = new DOMParser().parseFromString(await response.text(), "text/html")
    await this.rescue.drop()
    if (!this.isNew) return location.assign(this.form.action)
    this.posted(list, sent)
  }

  async refused(response) {
    const words = await response.text()
    if (response.status === 400) return this.say(words, "wrong")
    this.field("began_from").value = response.headers.get("X-Began-From")
    const look = crel("a", { href: location.href.split("#")[0], target: "_blank", textContent: gettext("See their text") })
    this.say(words, "wrong", look)
  }

  /* The list as it is now, and an empty form for the next; what was typed meanwhile stays. */
  posted(list, sent) {
    const { next, said } = list.querySelector("[data-next]").dataset
    const typed = this.typed()
    this.own = this.field("uuid").value = next
    this.keepAs(next)
    if (JSON.stringify(typed) === sent) this.fill({ ...JSON.parse(this.before), author: typed.author })
    this.before = JSON.stringify({ ...JSON.parse(this.before), author: typed.author })
    if (!new URLSearchParams(location.search).has("edit")) document.querySelector("#live-posts").replaceChildren(...list.body.childNodes)
    this.say(said, "done")
    this.focus()
  }

  say(words, state = "", ...more) {
    this.status.dataset.state = state
    this.status.replaceChildren(words, ...(more.length ? [" ", ...more] : []))
  }
}

const posts = [...document.querySelectorAll("[data-live-form]")].map((form) => new Post(form))

/* Once the editor is there, since it holds the text. */
function begin(post) {
  post.before = JSON.stringify(post.typed())
  post.takeUp().catch(() => null)
  if ("focus" in post.about) post.focus()
}

for (const post of posts) {
  if (post.editor) begin(post)
  else post.form.addEventListener("prose-editor:ready", () => begin(post), { once: true })
}

window.addEventListener("beforeunload", (event) => {
  const sending = posts.some((post) => post.sending)
  const lost = posts.some((post) => !post.rescue.works && JSON.stringify(post.typed()) !== post.before)
  if (sending || lost) event.preventDefault()
})
