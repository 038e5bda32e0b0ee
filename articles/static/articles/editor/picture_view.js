/* How a picture looks in the editor: thumbnail, caption, credit, and a row of controls. */
import { crel, gettext, pm } from "django-prose-editor/editor"
import { watchPicture } from "newsroom/pictures"

const { NodeSelection } = pm.state

export function pictureView({ node, editor, getPos }) {
  const view = new PictureView(node, editor, getPos)
  return {
    dom: view.dom,
    contentDOM: view.caption,
    update: (changed) => view.update(changed),
    destroy: () => view.forget(),
    stopEvent: (event) => isControl(event.target) && !/^drag|^drop/.test(event.type),
    ignoreMutation: (mutation) =>
      mutation.type !== "selection" && !view.caption.contains(mutation.target),
  }
}

const isControl = (target) => Boolean(target.closest?.("[data-controls], a"))

class PictureView {
  constructor(node, editor, getPos) {
    Object.assign(this, { node, editor, getPos })
    this.frame = crel("div", { className: "figure__frame", contentEditable: false, draggable: true })
    this.caption = crel("div", {
      className: "figure__caption",
      "data-placeholder": gettext("Write a caption"),
    })
    this.credit = crel("p", { className: "figure__credit", contentEditable: false })
    this.controls = controls(this)
    this.dom = crel("figure", { className: "figure figure--picture" }, [
      this.frame,
      this.caption,
      this.credit,
      ...(editor.isEditable ? [this.controls.dom] : []),
    ])
    this.frame.addEventListener("click", () => this.select())
    this.show(node)
    this.forget = watchPicture(node.attrs.image, (picture) => this.draw(picture))
  }

  update(node) {
    if (node.type !== this.node.type || node.attrs.image !== this.node.attrs.image) return false
    this.show(node)
    return true
  }

  show(node) {
    this.node = node
    this.dom.dataset.size = node.attrs.size
    this.controls.show(node.attrs)
    if (this.drawn) this.drawCredit()
  }

  draw(picture) {
    this.picture = picture
    this.drawn = true
    this.frame.replaceChildren(frame(picture))
    this.controls.proposeAlt(picture?.alt ?? "")
    this.drawCredit()
  }

  drawCredit() {
    this.credit.replaceChildren(...creditLine(this.picture, this.node.attrs))
  }

  change(attrs) {
    const { state, view } = this.editor
    view.dispatch(state.tr.setNodeMarkup(this.getPos(), null, { ...this.node.attrs, ...attrs }))
  }

  select() {
    const { state, view } = this.editor
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, this.getPos())))
    view.focus()
  }

  move(direction, button) {
    this.select()
    this.editor.commands.movePicture(direction)
    const moved = this.editor.view.nodeDOM(this.editor.state.selection.from)
    moved?.querySelector(`[data-does="${button}"]`)?.focus()
  }

  remove() {
    this.select()
    this.editor.commands.deleteSelection()
  }
}

export function frame(picture) {
  if (picture?.preview) return thumbnail(picture)
  return crel("p", { className: "figure__empty", textContent: absence(picture) })
}

function thumbnail({ preview, alt, width, height }) {
  const image = crel("img", { src: preview, alt, draggable: false })
  if (width) Object.assign(image, { width, height })
  return image
}

function absence(picture) {
  if (picture === undefined) return gettext("The library does not answer; the picture stays in the story.")
  if (picture === null) return gettext("This picture is no longer in the library.")
  if (picture.to_come) return gettext("Picture to come")
  return gettext("The picture is being prepared.")
}

/* The credit as readers see it, and in red what still keeps the story from going out. */
export function creditLine(picture, { alt, decorative }, className = "figure__missing") {
  if (!picture) return []
  const line = picture.credit_missing
    ? [missing(gettext("No credit"), picture.change_url, className)]
    : [crel("span", { textContent: picture.credit_line })]
  if (!decorative && !alt && !picture.alt && !picture.to_come) {
    line.push(crel("span", { className, textContent: gettext("No alt text") }))
  }
  return line
}

function missing(words, href, className) {
  return crel("a", {
    className,
    textContent: words,
    href,
    target: "_blank",
    rel: "noopener",
    title: gettext("Fill it in on the picture’s own form (new window)"),
  })
}

const SIZE_WORDS = {
  normal: gettext("Normal"),
  wide: gettext("Wide"),
  half: gettext("Half"),
}

let count = 0

function controls(view) {
  const alt = crel("input", { type: "text", className: "figure__alt" })
  const decorative = crel("input", { type: "checkbox" })
  const sizes = sizeChoice(Object.keys(SIZE_WORDS), (size) => view.change({ size }))
  alt.addEventListener("input", () => view.change({ alt: alt.value }))
  decorative.addEventListener("change", () => view.change({ decorative: decorative.checked }))
  const dom = crel(
    "div",
    { className: "figure__controls", "data-controls": "", role: "group", "aria-label": gettext("Picture"), contentEditable: false },
    [
      sizes.dom,
      crel("label", { className: "figure__describe" }, [gettext("Alt text"), alt]),
      crel("label", { className: "figure__decorative" }, [decorative, gettext("Decorative")]),
      acts(view),
    ],
  )
  dom.addEventListener("keydown", (event) => backOnEscape(event, view))
  return {
    dom,
    show(attrs) {
      sizes.show(attrs.size)
      if (alt.value.trim() !== attrs.alt) alt.value = attrs.alt
      alt.disabled = decorative.checked = attrs.decorative
    },
    proposeAlt(words) {
      alt.placeholder = words || gettext("What the picture shows")
    },
  }
}

function backOnEscape(event, view) {
  if (event.key === "Enter" && event.target.type === "text") event.preventDefault()
  if (event.key !== "Escape") return
  event.preventDefault()
  view.select()
}

export function sizeChoice(values, choose) {
  const name = `figure-size-${++count}`
  const inputs = values.map((value) => crel("input", { type: "radio", name, value }))
  // They say something of the body, which holds it: no field of the story's form.
  inputs.forEach((input) => input.setAttribute("form", ""))
  const labels = inputs.map((input) => crel("label", {}, [input, crel("span", { textContent: SIZE_WORDS[input.value] })]))
  inputs.forEach((input) => input.addEventListener("change", () => choose(input.value)))
  return {
    dom: crel("div", { className: "figure__sizes", role: "radiogroup", "aria-label": gettext("Width") }, labels),
    show: (size) => inputs.forEach((input) => (input.checked = input.value === size)),
  }
}

function acts(view) {
  return crel("div", { className: "figure__acts" }, [
    act("up", "arrow_upward", gettext("Move up (Alt + ↑)"), () => view.move(-1, "up")),
    act("down", "arrow_downward", gettext("Move down (Alt + ↓)"), () => view.move(1, "down")),
    act("remove", "delete", gettext("Take out of the story"), () => view.remove()),
  ])
}

export function act(name, icon, title, does) {
  const button = crel("button", {
    type: "button",
    className: "material-icons",
    textContent: icon,
    title,
    "aria-label": title,
    "data-does": name,
  })
  button.addEventListener("click", does)
  return button
}
