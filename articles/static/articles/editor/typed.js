/* The story form as what somebody typed in it: read, and put back. */

export const BODY = "body"
export const LABEL = "label:" // what a choice is called, beside its number

const OF_THE_PAGE = new Set(["csrfmiddlewaretoken", "token", "working_copy", "took_over", "step-seen"])
const A_ROW = /^\w+-\d+-\w+$/
const MOST_ROWS = 100

export const isTyped = (name) =>
  Boolean(name) && !OF_THE_PAGE.has(name) && !/^(_|initial-)|__prefix__/.test(name)

/* Each field's name with its values, as a save would send them. */
export function readTyped(form) {
  const typed = {}
  for (const [name, value] of new FormData(form)) {
    if (!isTyped(name) || typeof value !== "string") continue
    ;(typed[name] ??= []).push(value.replaceAll("\r\n", "\n"))
  }
  for (const select of form.querySelectorAll("select.admin-autocomplete")) {
    if (!isTyped(select.name) || !select.value) continue
    typed[LABEL + select.name] = [...select.selectedOptions].map(({ textContent }) => textContent)
  }
  return typed
}

/* Put back what was typed. What the form does not have now (a row of an author that was
   there then) goes along unseen. */
export function writeTyped(form, typed) {
  addRows(form, typed)
  const controls = [...form.elements].filter(({ name, type }) => isTyped(name) && type !== "submit")
  const places = new Map()
  for (const control of controls) {
    const place = places.get(control.name) ?? 0
    places.set(control.name, place + 1)
    put(control, typed, place)
  }
  for (const [name, [value]] of Object.entries(typed)) {
    if (A_ROW.test(name) && !places.has(name)) unseen(form, name, value)
  }
  // Others may have numbered the authors again while their rows were filled.
  for (const control of controls) {
    if (control.name.endsWith("-position")) control.value = typed[control.name]?.[0] ?? control.value
  }
  document.dispatchEvent(new CustomEvent("typed:written"))
}

function addRows(form, typed) {
  for (const name of Object.keys(typed)) {
    const prefix = name.match(/^(.+)-TOTAL_FORMS$/)?.[1]
    if (!prefix) continue
    const total = form.elements[name]
    const wanted = Math.min(Number(typed[name][0]), MOST_ROWS)
    const add = document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)
    while (add && total && Number(total.value) < wanted) {
      const before = total.value
      add.click()
      if (total.value === before) break
    }
  }
}

function put(control, typed, place) {
  const { name, type } = control
  const values = typed[name]
  if (type === "checkbox" || type === "radio") {
    return change(control, "checked", Boolean(values?.includes(control.value)))
  }
  if (!values && !A_ROW.test(name)) return
  if (control.tagName === "SELECT") return choose(control, values ?? [""], typed[LABEL + name] ?? [])
  const value = values?.[place] ?? ""
  const editor = name === BODY ? bodyEditor() : null
  if (!editor) return change(control, "value", value)
  // Through the editor, so that it holds the same as the field.
  if (control.value !== value) editor.commands.setContent(value)
}

function choose(select, values, labels) {
  values.forEach((value, place) => {
    const known = [...select.options].some((option) => option.value === value)
    if (!known) select.append(new Option(labels[place] ?? value, value))
  })
  const chosen = [...select.selectedOptions].map(({ value }) => value)
  if (chosen.join("\n") === values.join("\n")) return
  for (const option of select.options) option.selected = values.includes(option.value)
  tell(select)
}

function change(control, property, value) {
  if (control[property] === value) return
  control[property] = value
  tell(control)
}

function tell(control) {
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }))
}

function unseen(form, name, value) {
  const input = document.createElement("input")
  Object.assign(input, { type: "hidden", name, value })
  form.append(input)
}

export const bodyEditor = () => document.querySelector(".field-body .tiptap")?.editor ?? null
