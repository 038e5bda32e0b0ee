/* The column of places: stories put in, moved and taken out, each numbered as the server
   reads it. Every act says what it did. */
const FIELD = /^((?:id_)?pin-)(?:\d+|__prefix__)(-.+)$/

export class Column {
  constructor(form, { changed, dress }) {
    Object.assign(this, { form, changed, dress })
    this.list = form.querySelector(".pins")
    this.names = form.dataset.places.split("|")
    this.most = Number(form.dataset.most)
    this.pins.forEach(dress)
    this.list.addEventListener("click", (event) => this.click(event))
    this.list.addEventListener("keydown", (event) => this.key(event))
    this.list.addEventListener("input", (event) => this.write(event.target))
  }

  get pins() {
    return [...this.list.querySelectorAll(":scope > .pin")]
  }

  get ids() {
    return this.pins.map((pin) => idOf(pin))
  }

  place(story, index = this.pins.length) {
    if (this.ids.includes(story.id)) {
      return this.say(gettext("“%s” is on this front already."), story.headline)
    }
    if (this.pins.length >= this.most) {
      return this.say(gettext("All %s places are taken: take one off first."), this.most)
    }
    const pin = newPin(story)
    this.list.insertBefore(pin, this.pins[index] ?? null)
    this.dress(pin)
    this.tell(pin)
  }

  move(pin, index) {
    const others = this.pins.filter((other) => other !== pin)
    const to = Math.max(0, Math.min(index, others.length))
    if (to === this.pins.indexOf(pin)) return this.sayPlace(pin)
    this.list.insertBefore(pin, others[to] ?? null)
    this.tell(pin)
  }

  remove(pin) {
    const index = this.pins.indexOf(pin)
    pin.remove()
    this.renumber()
    this.say(gettext("“%s” is off the front."), headline(pin))
    const next = this.pins[index] ?? this.pins[index - 1]
    if (next) next.focus()
    else document.querySelector("#id_q").focus()
  }

  click(event) {
    const button = event.target.closest("button[data-does]")
    if (!button) return
    event.preventDefault()
    const pin = button.closest(".pin")
    if (button.dataset.does === "remove") return this.remove(pin)
    this.step(pin, button.dataset.does === "up" ? -1 : 1)
    button.focus()
  }

  key(event) {
    const steps = { ArrowUp: -1, ArrowDown: 1 }
    if (!event.altKey || !(event.key in steps)) return
    event.preventDefault()
    const at = document.activeElement
    this.step(event.target.closest(".pin"), steps[event.key])
    at.focus()
  }

  step(pin, by) {
    this.move(pin, this.pins.indexOf(pin) + by)
  }

  /* The place says what readers will: its own headline, and the story's below it. */
  write(field) {
    this.changed(false)
    if (!field.name.endsWith("-headline")) return
    const pin = field.closest(".pin")
    const own = field.value.trim()
    const line = pin.querySelector(".pin__headline")
    line.textContent = own || line.dataset.story
    pin.querySelector(".pin__original").hidden = !own
  }

  tell(pin) {
    this.renumber()
    this.sayPlace(pin)
  }

  renumber() {
    const { pins } = this
    pins.forEach((pin, index) => number(pin, index, this.name(index)))
    this.form.elements["pin-TOTAL_FORMS"].value = pins.length
    this.form.querySelector(".pins__empty").hidden = pins.length > 0
    this.changed(true)
  }

  name(index) {
    return this.names[Math.min(index, this.names.length - 1)]
  }

  sayPlace(pin) {
    const index = this.pins.indexOf(pin)
    this.say(gettext("“%s” stands at place %s: %s."), headline(pin), index + 1, this.name(index))
  }

  /* Emptied first: the same words a second time would not be read out. */
  say(words, ...values) {
    const said = this.form.querySelector(".front__said")
    said.textContent = ""
    const whole = values.reduce((text, value) => text.replace("%s", () => value), words)
    requestAnimationFrame(() => (said.textContent = whole))
  }
}

export const idOf = (pin) => Number(pin.querySelector("[name$=-article]").value)

const headline = (pin) => pin.querySelector(".pin__headline").dataset.story

function newPin({ id, headline, state, live, thumbnail }) {
  const pin = document.querySelector("#front-pin").content.firstElementChild.cloneNode(true)
  pin.querySelector("[name$=-article]").value = id
  const line = pin.querySelector(".pin__headline")
  line.textContent = line.dataset.story = headline
  pin.querySelectorAll(".pin__name").forEach((name) => (name.textContent = headline))
  const words = pin.querySelector(".pin__state")
  words.textContent = state
  words.classList.toggle("pin__state--absent", !live)
  const picture = pin.querySelector(".pin__picture")
  picture.hidden = !thumbnail
  if (thumbnail) picture.src = thumbnail
  return pin
}

function number(pin, index, name) {
  pin.querySelector(".pin__place").textContent = name
  for (const element of pin.querySelectorAll("[name], [id], [for], [data-does]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, value.replace(FIELD, `$1${index}$2`))
    }
    if (element.dataset.does) element.value = `${element.dataset.does}:${index}`
  }
}
