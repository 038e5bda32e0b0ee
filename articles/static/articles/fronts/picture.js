/* The picture that a place gets instead of the story's own, from the library's dialog.
   Without this script it is the number of the picture. The dialog brings the whole story
   editor with it, so it is fetched only when somebody wants it. */
export function pictureOf(pin, changed) {
  new OwnPicture(pin, changed)
}

class OwnPicture {
  constructor(pin, changed) {
    this.changed = changed
    this.thumbnail = pin.querySelector(".pin__picture")
    this.ofStory = this.thumbnail.getAttribute("src")
    this.field = pin.querySelector(".pin__image")
    this.input = this.field.querySelector("input")
    this.alt = pin.querySelector(".pin__alt")
    this.image = Object.assign(document.createElement("img"), { className: "pin__own-picture", alt: "" })
    this.credit = Object.assign(document.createElement("p"), { className: "pin__credit" })
    this.choose = button(() => this.ask())
    this.remove = button(() => this.take(null))
    this.remove.textContent = gettext("The story’s own picture")
    const acts = document.createElement("p")
    acts.className = "pin__picture-acts"
    acts.append(this.choose, this.remove)
    this.field.querySelector("label").hidden = this.input.hidden = true
    this.field.append(this.image, this.credit, acts)
    this.show()
    if (this.input.value) this.look()
  }

  async ask() {
    const { choosePicture } = await import("newsroom/library")
    const picture = await choosePicture()
    if (picture) this.take(picture)
    this.choose.focus()
  }

  take(picture) {
    this.input.value = picture?.id ?? ""
    this.alt.querySelector("input").value = ""
    this.draw(picture)
    this.show()
    this.changed(true)
    if (!picture) this.choose.focus()
  }

  async look() {
    const { watchPicture } = await import("newsroom/pictures")
    watchPicture(Number(this.input.value), (picture) => this.draw(picture))
  }

  draw(picture) {
    this.image.src = picture?.preview || picture?.thumbnail || ""
    this.image.hidden = !this.image.getAttribute("src")
    const small = picture ? picture.thumbnail : this.ofStory
    this.thumbnail.src = small || ""
    this.thumbnail.hidden = !small
    this.credit.textContent = picture?.credit_line || (picture ? gettext("No credit") : "")
    this.credit.classList.toggle("pin__credit--missing", Boolean(picture?.credit_missing))
    this.alt.querySelector("input").placeholder = picture?.alt || gettext("What the picture shows")
  }

  show() {
    const own = Boolean(this.input.value)
    this.alt.hidden = this.remove.hidden = this.credit.hidden = !own
    if (!own) this.image.hidden = true
    this.choose.textContent = own ? gettext("Another picture…") : gettext("Choose a picture…")
  }
}

function button(does) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button" })
  made.addEventListener("click", does)
  return made
}
