/* The authors in order: moved by a handle or by keys instead of numbers, which stay in the
   form and are all there is without this script. */
import { crel, gettext } from "django-prose-editor/editor"
import { announce } from "newsroom/form"

const GROUP = "#bylines-group"
const group = document.querySelector(GROUP)
const list = group?.querySelector("tbody")
const rows = () => [...list.querySelectorAll("tr.form-row:not(.empty-form)")]
const author = (row) => row.querySelector(".field-author select")
const position = (row) => row.querySelector(".field-position input")
const nameOf = (row) => author(row)?.selectedOptions?.[0]?.textContent.trim() || gettext("Nobody yet")

/* The numbers follow the rows. A row without an author keeps its number: a changed one
   would ask for an author. */
function number() {
  rows()
    .filter((row) => author(row)?.value)
    .forEach((row, place) => change(position(row), String(place)))
  rows().forEach(tellPlace)
}

function change(input, value) {
  if (input.value === value) return
  input.value = value
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

function tellPlace(row, place, all) {
  row.classList.toggle("byline--blank", !author(row)?.value)
  const up = row.querySelector("[data-does=up]")
  const down = row.querySelector("[data-does=down]")
  up?.setAttribute("aria-disabled", place === 0)
  down?.setAttribute("aria-disabled", place === all.length - 1)
}

function move(row, direction) {
  const all = rows()
  const other = all[all.indexOf(row) + direction]
  if (!other) return
  if (direction < 0) other.before(row)
  else other.after(row)
  number()
  const told = gettext("%s: %s of %s")
  const place = rows().indexOf(row) + 1
  announce([nameOf(row), place, all.length].reduce((words, part) => words.replace("%s", part), told))
}

function equip(row) {
  if (row.dataset.equipped || !position(row)) return
  row.dataset.equipped = "yes"
  position(row).hidden = true
  position(row).tabIndex = -1
  const handle = crel("span", { className: "byline__handle", textContent: "⠿", title: gettext("Drag to another place"), "aria-hidden": "true" })
  const up = step(row, "up", "↑", gettext("Earlier"), -1)
  const down = step(row, "down", "↓", gettext("Later"), 1)
  position(row).after(crel("span", { className: "byline__steps" }, [up, down]))
  row.querySelector(".field-author").prepend(handle)
  equipDelete(row)
  drag(row, handle)
}

function step(row, does, sign, words, direction) {
  const button = crel("button", { type: "button", textContent: sign, title: words, "aria-label": words, "data-does": does })
  button.addEventListener("click", () => {
    move(row, direction)
    button.focus()
  })
  return button
}

/* A box to tick becomes a button that can be taken back. */
function equipDelete(row) {
  const box = row.querySelector(".delete input[type=checkbox]")
  if (!box) return
  const button = crel("button", { type: "button", className: "byline__remove" })
  const show = () => {
    const words = box.checked ? gettext("Put back") : gettext("Remove this author")
    Object.assign(button, { textContent: box.checked ? "↺" : "×", title: words })
    button.setAttribute("aria-label", words)
    row.classList.toggle("byline--going", box.checked)
  }
  button.addEventListener("click", () => {
    box.checked = !box.checked
    box.dispatchEvent(new Event("change", { bubbles: true }))
  })
  box.addEventListener("change", show)
  box.hidden = true
  box.after(button)
  show()
}

function drag(row, handle) {
  handle.addEventListener("pointerdown", () => (row.draggable = true))
  handle.addEventListener("pointerup", () => (row.draggable = false))
  row.addEventListener("dragstart", (event) => {
    event.dataTransfer.effectAllowed = "move"
    row.classList.add("byline--dragged")
  })
  row.addEventListener("dragend", () => {
    row.draggable = false
    row.classList.remove("byline--dragged")
    number()
  })
}

function over(event) {
  const dragged = list.querySelector(".byline--dragged")
  const row = event.target.closest("tr.form-row:not(.empty-form)")
  if (!dragged || !row) return
  event.preventDefault()
  if (row === dragged) return
  const { top, height } = row.getBoundingClientRect()
  if (event.clientY < top + height / 2) row.before(dragged)
  else row.after(dragged)
}

/* The admin numbers the forms again as the rows stand, with those that are saved first. */
function asNumbered() {
  const index = (row) => Number(row.id.match(/-(\d+)$/)[1])
  const empty = list.querySelector(".empty-form")
  rows().sort((one, other) => index(one) - index(other)).forEach((row) => empty.before(row))
}

function inOrder() {
  const place = (row) => (author(row)?.value ? Number(position(row).value) : Infinity)
  const empty = list.querySelector(".empty-form")
  rows().sort((one, other) => place(one) - place(other)).forEach((row) => empty.before(row))
}

if (group?.querySelector(".field-position input")) {
  group.classList.add("bylines")
  rows().forEach(equip)
  number()
  list.addEventListener("dragover", over)
  list.addEventListener("drop", (event) => event.preventDefault())
  document.addEventListener("click", ({ target }) => target.closest?.(`${GROUP} .inline-deletelink`) && asNumbered(), true)
  document.addEventListener("formset:removed", () => setTimeout(() => (inOrder(), number())))
  document.addEventListener("typed:written", () => (inOrder(), number()))
  document.addEventListener("formset:added", ({ target }) => target.closest?.(GROUP) && (equip(target), number()))
  window.django?.jQuery(group).on("change", "select", number)
}
