/* Saving: asked first whether somebody is still signed in, one at a time, and never into a
   page that says there is no connection. */
import { gettext } from "django-prose-editor/editor"
import { askPassword, askSession, renewToken } from "newsroom/session"

// A save that has not answered by then may be tried again.
const PATIENCE = 20_000

export class Saving {
  constructor({ form, url, user, name, before, failed }) {
    Object.assign(this, { form, url, user, name, before, failed })
    form.addEventListener("submit", (event) => this.submit(event))
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.end())
  }

  get busy() {
    return Boolean(this.underway)
  }

  submit(event) {
    if (event.defaultPrevented) return
    if (this.checked) return this.go()
    event.preventDefault()
    if (this.busy) return
    this.begin()
    this.check(event.submitter)
  }

  async check(submitter) {
    await this.before()
    const session = await this.session()
    if (!session) return this.end()
    renewToken(session.token)
    this.checked = true
    if (submitter?.isConnected) this.form.requestSubmit(submitter)
    else this.form.requestSubmit()
    this.checked = false
  }

  /* The session to save in; null, with the reason told, where there is none. */
  async session() {
    const session = await askSession(this.url).catch(() => null)
    if (!session) {
      this.failed("not-saved")
      return null
    }
    if (session.user === this.user) return session
    const again = await this.signIn(session)
    if (!again) this.failed("signed-out")
    return again
  }

  signIn(session) {
    const words = session.signedOut
      ? gettext("You were signed out. Your text is kept; give your password and it is saved.")
      : gettext("Somebody else has signed in in this browser. Your text is kept; give your password and it is saved as yours.")
    return askPassword({ name: this.name, user: this.user, url: this.url, page: session.page, words })
  }

  begin() {
    this.form.setAttribute("aria-busy", "true")
    this.underway = true
  }

  /* The browser sends the form now. */
  go() {
    this.sent = true
    this.underway = setTimeout(() => this.end(), PATIENCE)
  }

  end() {
    clearTimeout(this.underway)
    this.underway = this.sent = false
    this.form.removeAttribute("aria-busy")
    this.failed()
  }
}
