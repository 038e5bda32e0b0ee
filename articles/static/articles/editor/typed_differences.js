/* In which fields of the story two people, or one person at two times, typed something else. */
import { gettext } from "django-prose-editor/editor"
import { plainText } from "newsroom/counts"
import { BODY, LABEL } from "newsroom/typed"

const KEPT_BY_THE_PAGE = /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-(id|article)$/
// The order of authors; a row without one has a number too.
const PLACE = /-position$/

const one = (values) => (values ?? []).join("\n").normalize("NFC")

export function sameTyped(first, second) {
  return !changedNames(first, second).length
}

/* One entry for each field as the form shows it: what it is called, and both texts. */
export function changedFields(form, now, then) {
  const fields = new Map()
  for (const name of changedNames(now, then)) {
    const field = fieldOf(name)
    if (!fields.has(field)) fields.set(field, { label: labelOfField(form, field, name), now: [], then: [] })
    if (PLACE.test(name)) continue
    fields.get(field).now.push(inWords(form, name, now))
    fields.get(field).then.push(inWords(form, name, then))
  }
  return [...fields.values()].map(({ label, now, then }) => ({ label, now: text(now), then: text(then) }))
}

const text = (parts) => parts.filter(Boolean).join("\n")

function changedNames(first, second) {
  const names = new Set([...Object.keys(first), ...Object.keys(second)])
  return [...names].filter((name) => {
    if (name.startsWith(LABEL) || KEPT_BY_THE_PAGE.test(name)) return false
    if (PLACE.test(name) && !(authorOf(first, name) && authorOf(second, name))) return false
    return one(first[name]) !== one(second[name])
  })
}

const authorOf = (typed, name) => one(typed[name.replace(PLACE, "-author")])

/* “bylines-0-author” is of the authors, “deadline-turn” of the deadline. */
const fieldOf = (name) => name.match(/^(\w+)-\d+-/)?.[1] ?? name.replace(/-turn$/, "")

function labelOfField(form, field, name) {
  const group = document.querySelector(`#${CSS.escape(field)}-group h2`)
  const row = document.querySelector(`.form-row.field-${CSS.escape(field)}`)
  const label = group ?? row?.querySelector("label, legend")
  return label?.textContent.replace(/:\s*$/, "").trim() || name
}

function inWords(form, name, typed) {
  const values = typed[name]
  if (name === BODY) return plainText(one(values))
  const control = form.elements[name]
  if (control?.type === "datetime-local") return one(values).replace("T", " ")
  if (control?.type === "checkbox") return values ? gettext("Yes") : gettext("No")
  if (typed[LABEL + name]) return one(typed[LABEL + name])
  if (control?.tagName === "SELECT") {
    return [...control.options].find(({ value }) => value === one(values))?.textContent ?? one(values)
  }
  return one(values)
}
