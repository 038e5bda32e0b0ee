/* Autosave: what is typed goes to the editor's own working copy on the server, a moment
   after the typing stops. One request at a time. */
import { gettext } from "django-prose-editor/editor"

const PAUSE = 2_000
const LONGEST = 10_000
const PATIENCE = 20_000
const AGAIN = [2_000, 5_000, 10_000, 20_000, 30_000]
// What a browser still sends while a page goes.
const FAREWELL = 60_000

export class Autosave {
  /* `read` gives what is typed and `version` what it was typed on; `say` hears how it goes:
     kept, offline, signed-out or refused. */
  constructor({ url, key, sequence, read, version, token, say }) {
    Object.assign(this, { url, key, read, version, token, say, failures: 0 })
    this.begun = { sequence, at: performance.now() }
    this.last = sequence
    this.dirty = false
    window.addEventListener("online", () => this.dirty && this.send())
    document.addEventListener("visibilitychange", () => document.hidden && this.farewell())
    window.addEventListener("pagehide", () => this.farewell())
  }

  /* Something was typed. */
  touch() {
    this.dirty = true
    this.since ??= performance.now()
    if (this.failures) return
    const left = this.since + LONGEST - performance.now()
    this.later(Math.min(PAUSE, Math.max(left, 0)))
  }

  later(pause) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), pause)
  }

  /* No more from here: the form is on its way, or gone. */
  stop() {
    this.stopped = true
    clearTimeout(this.timer)
    this.asking?.abort()
  }

  start() {
    this.stopped = false
    if (this.dirty) this.later(PAUSE)
  }

  /* Counts as the server's clock does, so that of two of one's own the later one wins. */
  sequence() {
    const now = this.begun.sequence + Math.round(performance.now() - this.begun.at)
    this.last = Math.max(this.last + 1, now)
    return this.last
  }

  async send() {
    clearTimeout(this.timer)
    if (this.stopped) return
    if (this.asking) return (this.again = true)
    this.asking = new AbortController()
    const timeout = setTimeout(() => this.asking?.abort(), PATIENCE)
    this.dirty = false
    this.since = null
    try {
      await this.post()
      this.failures = 0
    } catch (error) {
      this.dirty = true
      if (!this.stopped) this.fail(error)
    }
    clearTimeout(timeout)
    this.asking = null
    if (this.again) {
      this.again = false
      if (this.dirty && !this.failures) this.later(0)
    }
  }

  async post() {
    const response = await fetch(this.url, { method: "POST", body: this.message(), signal: this.asking.signal })
    if (response.redirected || response.status === 403) throw new Refusal("signed-out")
    const answer = await response.json().catch(() => null)
    if (response.status >= 500 || (response.ok && !answer)) throw new Refusal("offline")
    if (!response.ok) throw new Refusal("refused", answer?.error)
    if (answer.kept) return this.say("kept", answer)
    // Another clock than this page's was ahead: what stands here is what is typed now.
    this.last = Math.max(this.last, answer.sequence)
    this.dirty = this.again = true
  }

  message() {
    const body = new FormData()
    const parts = {
      csrfmiddlewaretoken: this.token(),
      key: this.key,
      sequence: this.sequence(),
      version: this.version(),
      typed: JSON.stringify(this.read()),
    }
    for (const [name, value] of Object.entries(parts)) body.append(name, value)
    return body
  }

  fail(error) {
    const state = error instanceof Refusal ? error.state : "offline"
    this.say(state, { error: error.words })
    if (state === "refused") return
    this.later(AGAIN[Math.min(this.failures, AGAIN.length - 1)])
    this.failures += 1
  }

  farewell() {
    if (!this.dirty || this.stopped) return
    const body = this.message()
    const size = [...body.values()].reduce((sum, value) => sum + new Blob([value]).size, 0)
    if (size > FAREWELL) return this.send()
    fetch(this.url, { method: "POST", body, keepalive: true })
      .then(async (response) => {
        const answer = response.ok && !response.redirected ? await response.json() : null
        if (answer?.kept) this.say("kept", answer)
      })
      .catch(() => null)
  }
}

class Refusal extends Error {
  constructor(state, words = "") {
    super(state)
    Object.assign(this, { state, words: words || gettext("The server did not take it.") })
  }
}
