/* The admin's autocompletes, named: each box after its label, not after what is chosen. */

const gettext = window.gettext ?? ((words) => words)

function labelOf(select) {
  const words = select.labels?.[0]?.textContent ?? select.getAttribute("aria-label") ?? ""
  return words.replace(/:\s*$/, "").trim()
}

/* Of one choice, the label and then what is chosen; of several, the line they stand in. */
function nameSelect(select) {
  const box = select.nextElementSibling?.querySelector(".select2-selection")
  const words = labelOf(select)
  if (!box || !words || box.dataset.named) return
  box.dataset.named = "yes"
  if (select.multiple) return nameLine(box, words)
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

/* The box is what Tab never comes to here; one types in the field inside it. */
function nameLine(box, words) {
  box.removeAttribute("aria-expanded")
  box.removeAttribute("aria-haspopup")
  box.setAttribute("role", "group")
  box.setAttribute("aria-label", words)
  box.querySelector(".select2-search__field")?.setAttribute("aria-label", words)
}

function nameSelects(root = document) {
  root.querySelectorAll("select.admin-autocomplete").forEach(nameSelect)
}

/* The box in which is searched, once it is there. */
function nameSearch() {
  const found = (part) => document.querySelector(`.select2-container--open ${part}`)
  const search = found(".select2-search__field")
  if (!search?.hasAttribute("aria-label")) search?.setAttribute("aria-label", gettext("Search"))
  const list = document.querySelector(".select2-container--open .select2-results__options")
  list?.setAttribute("aria-label", gettext("Found"))
}

// After the admin's own scripts, which wait for the same moment.
window.django?.jQuery(() => {
  nameSelects()
  window.django.jQuery(document).on("select2:open", nameSearch)
})
document.addEventListener("formset:added", ({ target }) => setTimeout(() => nameSelects(target)))
