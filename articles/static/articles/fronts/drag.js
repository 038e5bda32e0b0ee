/* Dragging: a story from the list to a place, or one place among the others. Whatever it
   does, the buttons do too. */
import { storyOf } from "newsroom/fronts/stories"

export function dragging(form, column) {
  new Dragging(form, column)
}

class Dragging {
  constructor(form, column) {
    Object.assign(this, { form, column })
    this.page = form.querySelector(".front__page")
    this.mark = document.createElement("li")
    this.mark.className = "pins__mark"
    this.mark.setAttribute("aria-hidden", "true")
    form.addEventListener("dragstart", (event) => this.start(event))
    form.addEventListener("dragend", () => this.end())
    this.page.addEventListener("dragover", (event) => this.over(event))
    this.page.addEventListener("dragleave", (event) => this.leave(event))
    this.page.addEventListener("drop", (event) => this.drop(event))
  }

  start(event) {
    const line = event.target.closest?.(".story-line")
    const pin = event.target.closest?.(".pin__story")?.closest(".pin")
    if (!line && !pin) return
    this.pin = pin
    this.story = line ? storyOf(line) : null
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", (pin ?? line).querySelector("p:not(.pin__place)").textContent)
    ;(pin ?? line).classList.add("dragged")
  }

  get going() {
    return this.pin || this.story
  }

  over(event) {
    if (!this.going) return
    event.preventDefault()
    event.dataTransfer.dropEffect = "move"
    const next = this.column.pins.find((pin) => event.clientY < middle(pin)) ?? null
    if (this.mark.nextElementSibling !== next || !this.mark.isConnected) {
      this.column.list.insertBefore(this.mark, next)
    }
  }

  leave(event) {
    if (!this.page.contains(event.relatedTarget)) this.mark.remove()
  }

  drop(event) {
    if (!this.going) return
    event.preventDefault()
    const { pin, story } = this
    const others = this.column.pins.filter((other) => other !== pin)
    const above = others.filter((other) => this.isBelow(other)).length
    this.end()
    if (pin) this.column.move(pin, above)
    else this.column.place(story, above)
  }

  /* Whether the mark stands below a place: then the place keeps its number. */
  isBelow(pin) {
    return Boolean(pin.compareDocumentPosition(this.mark) & Node.DOCUMENT_POSITION_FOLLOWING)
  }

  end() {
    this.mark.remove()
    this.pin = this.story = null
    this.form.querySelectorAll(".dragged").forEach((item) => item.classList.remove("dragged"))
  }
}

function middle(pin) {
  const { top, height } = pin.getBoundingClientRect()
  return top + height / 2
}
