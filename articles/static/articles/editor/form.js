/* The story form as a whole: names for the controls that the admin leaves without one. */
import { gettext } from "django-prose-editor/editor"

/* Say something to who listens, without moving the focus. */
export function announce(words) {
  region.textContent = ""
  // A region that says the same again is not read out, unless it was empty in between.
  setTimeout(() => (region.textContent = words), 50)
}

const region = document.createElement("p")
region.className = "said-only"
region.setAttribute("role", "status")

/* The words of a field's label, without its colon. */
export function labelOf(field) {
  const words = field?.labels?.[0]?.textContent ?? field?.getAttribute("aria-label") ?? ""
  return words.replace(/:\s*$/, "").trim()
}

/* Select2 names its box after what is chosen; here it is the label, then what is chosen. */
function nameSelect(select) {
  const box = select.nextElementSibling?.querySelector(".select2-selection")
  const words = labelOf(select)
  if (!box || !words || box.dataset.named) return
  box.dataset.named = "yes"
  const name = document.createElement("span")
  name.className = "said-only"
  name.id = `${select.id}_name`
  name.textContent = words
  box.before(name)
  const chosen = box.querySelector(".select2-selection__rendered")
  box.setAttribute("aria-labelledby", `${name.id} ${chosen.id}`)
  chosen.removeAttribute("role")
  chosen.removeAttribute("aria-readonly")
}

function nameSelects(root = document) {
  root.querySelectorAll("select.admin-autocomplete").forEach(nameSelect)
}

/* The box in which is searched, once it is there. */
function nameSearch() {
  const search = document.querySelector(".select2-container--open .select2-search__field")
  search?.setAttribute("aria-label", gettext("Search"))
  document.querySelector(".select2-container--open .select2-results__options")?.setAttribute("aria-label", gettext("Found"))
}

/* A day or a time has two boxes, or a calendar: links that act are buttons. */
function nameShortcuts() {
  for (const link of document.querySelectorAll(".datetimeshortcuts a")) link.setAttribute("role", "button")
}

document.body.append(region)
// After the admin's own scripts, which wait for the same moment.
window.django?.jQuery(() => {
  nameSelects()
  nameShortcuts()
  window.django.jQuery(document).on("select2:open", nameSearch)
})
document.addEventListener("formset:added", ({ target }) => setTimeout(() => nameSelects(target)))
