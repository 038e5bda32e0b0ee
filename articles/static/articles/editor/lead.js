/* The lead picture: seen, chosen, dropped and described as pictures in the text are.
   Without this script the field is the admin's own, and works. */
import { crel, gettext } from "django-prose-editor/editor"
import { pictureFiles } from "newsroom/arrivals"
import { choosePicture } from "newsroom/library"
import { creditLine, frame } from "newsroom/picture_view"
import { remember, uploadPicture, watchPicture } from "newsroom/pictures"

const field = (name) => document.querySelector(`#id_lead_${name}`)

class Lead {
  constructor(select) {
    this.select = select
    Object.assign(this, parts())
    this.dom = crel("div", { className: "lead", role: "group", "aria-label": gettext("Lead picture") }, [
      this.frame,
      this.credit,
      this.status,
      crel("p", { className: "lead__acts" }, [this.choose, this.remove]),
    ])
    this.listen()
    takePlace(this)
    this.show()
  }

  listen() {
    this.choose.addEventListener("click", async () => this.take(await choosePicture()))
    this.remove.addEventListener("click", () => this.empty())
    this.dom.addEventListener("dragover", (event) => this.hover(event))
    this.dom.addEventListener("dragleave", (event) => this.leave(event))
    this.dom.addEventListener("drop", (event) => this.drop(event))
    this.dom.addEventListener("paste", (event) => this.paste(event))
    // Somebody else, such as a rescue, wrote in the field.
    this.select.addEventListener("change", () => this.show())
    field("alt").addEventListener("input", () => this.describe())
    field("decorative").addEventListener("change", () => this.describe())
  }

  get id() {
    return Number(this.select.value) || null
  }

  show() {
    this.forget?.()
    this.picture = null
    const { id } = this
    this.dom.classList.toggle("lead--empty", !id)
    this.remove.hidden = !id
    this.choose.textContent = id ? gettext("Another picture…") : gettext("Choose a picture…")
    if (id) this.forget = watchPicture(id, (picture) => this.draw(picture))
    else this.frame.replaceChildren(crel("p", { textContent: gettext("No picture yet. A file can be dropped here.") }))
    this.describe()
  }

  draw(picture) {
    this.picture = picture
    this.frame.replaceChildren(frame(picture))
    this.describe()
  }

  /* What is said of the picture, and what is still missing. */
  describe() {
    const alt = field("alt")
    const decorative = field("decorative").checked
    alt.placeholder = (this.id && this.picture?.alt) || gettext("What the picture shows")
    alt.readOnly = decorative
    const said = { alt: alt.value.trim(), decorative }
    this.credit.replaceChildren(...(this.id ? creditLine(this.picture, said, "lead__missing") : []))
  }

  take(picture) {
    if (!picture) return
    const caption = field("caption")
    const untouched = !caption.value.trim() || caption.value === this.proposed
    if (untouched) this.proposed = caption.value = picture.caption
    remember(picture)
    this.put(new Option(picture.caption || picture.credit_line || `#${picture.id}`, picture.id, true, true))
    this.say("")
  }

  empty() {
    if (field("caption").value === this.proposed) field("caption").value = ""
    this.put()
    this.choose.focus()
  }

  put(...options) {
    this.select.replaceChildren(new Option("", ""), ...options)
    this.select.value = options[0]?.value ?? ""
    window.django?.jQuery(this.select).trigger("change")
    this.show()
  }

  hover(event) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    this.dom.classList.add("lead--over")
  }

  leave(event) {
    if (!this.dom.contains(event.relatedTarget)) this.dom.classList.remove("lead--over")
  }

  drop(event) {
    if (!event.dataTransfer.files.length) return
    event.preventDefault()
    this.dom.classList.remove("lead--over")
    this.bring(event.dataTransfer.files[0])
  }

  paste(event) {
    const [file] = pictureFiles(event.clipboardData)
    if (!file) return
    event.preventDefault()
    this.bring(file)
  }

  async bring(file) {
    this.say(gettext("%s is on its way to the library…").replace("%s", file.name))
    try {
      this.take(await uploadPicture(file))
    } catch (error) {
      this.say(`${file.name}: ${error.message}`, true)
    }
  }

  say(words, wrong = false) {
    this.status.textContent = words
    this.status.classList.toggle("lead__status--wrong", wrong)
  }
}

function parts() {
  const button = (className) => crel("button", { type: "button", className: `button ${className}` })
  const remove = button("lead__remove")
  remove.textContent = gettext("Remove")
  return {
    frame: crel("div", { className: "lead__frame" }),
    credit: crel("p", { className: "lead__credit" }),
    status: crel("p", { className: "lead__status", role: "status" }),
    choose: button("lead__choose"),
    remove,
  }
}

/* In the place of the admin's own field and preview; the field keeps the value. */
function takePlace({ dom, select, choose }) {
  const row = select.closest(".form-row")
  const label = row.querySelector("label")
  choose.id = "lead-choose"
  if (label) label.htmlFor = choose.id
  const own = select.closest(".related-widget-wrapper") ?? select.parentElement
  own.hidden = true
  own.before(dom)
  const preview = document.querySelector(".field-lead_preview")
  if (preview) preview.hidden = true
}

const select = document.querySelector("select#id_lead_image")
if (select && field("decorative")) new Lead(select)
