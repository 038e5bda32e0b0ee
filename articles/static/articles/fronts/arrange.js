/* Arranging a front without reloading. Each button here is a submit that the server
   answers too; scripts make it quicker, and drag. */
import { Column } from "newsroom/fronts/column"
import { dragging } from "newsroom/fronts/drag"
import { pictureOf } from "newsroom/fronts/picture"
import { previewing } from "newsroom/fronts/preview"
import { Stories } from "newsroom/fronts/stories"

const PAUSE = 200

class Front {
  constructor(form) {
    this.form = form
    this.saving = form.querySelector(".front__saving")
    this.column = new Column(form, {
      changed: (arranged) => this.changed(arranged),
      dress: (pin) => this.dress(pin),
    })
    this.stories = new Stories(form, this.column)
    this.stories.mark()
    dragging(form, this.column)
    previewing(form)
    if (form.dataset.changed) this.dirty()
    form.querySelector("#id_at").addEventListener("change", () => this.refill())
    form.addEventListener("submit", (event) => this.submit(event))
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault()
    })
  }

  dress(pin) {
    pin.querySelector(".pin__story").draggable = true
    pictureOf(pin, (arranged) => this.changed(arranged))
  }

  changed(arranged) {
    this.dirty()
    if (!arranged) return
    this.stories?.mark()
    this.refill()
  }

  dirty() {
    this.unsaved = true
    this.saving.textContent = gettext("Not saved yet")
  }

  submit({ submitter }) {
    if (submitter?.name === "act") this.unsaved = false
  }

  refill() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.fill(), PAUSE)
  }

  /* What fills itself is the server's to say: it lays the page out. */
  async fill() {
    const query = new URLSearchParams(this.column.ids.map((id) => ["pin", id]))
    query.set("at", this.form.querySelector("#id_at").value)
    this.asking?.abort()
    const { signal } = (this.asking = new AbortController())
    const answer = await fetch(`${this.form.dataset.filling}?${query}`, { signal }).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    this.form.querySelector(".filling").innerHTML = await answer.text()
  }
}

new Front(document.querySelector("#front"))
