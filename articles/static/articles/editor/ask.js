/* A small dialog that asks for one line. */
import { crel, gettext } from "django-prose-editor/editor"

/* Resolves to the line, or null when it was cancelled. `check` returns what is wrong with
   a line, or "". */
export function ask({ title, label, value = "", help = "", check = () => "", submit }) {
  return new Promise((resolve) => {
    const input = crel("input", { type: "text", value, className: "ask__line", name: "line" })
    const problem = crel("p", { className: "ask__problem", role: "alert" })
    const dialog = askDialog({ title, label, help, submit, input, problem })
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(dialog.returnValue ? input.value.trim() : null)
    })
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault()
      problem.textContent = check(input.value.trim())
      if (problem.textContent) input.focus()
      else dialog.close("done")
    })
    document.body.append(dialog)
    dialog.showModal()
    input.select()
  })
}

function askDialog({ title, label, help, submit, input, problem }) {
  const cancel = crel("button", { type: "button", textContent: gettext("Cancel") })
  const done = crel("button", {
    type: "submit",
    className: "desk-dialog__first",
    textContent: submit ?? gettext("Insert"),
  })
  const dialog = crel("dialog", { className: "desk-dialog ask", "aria-label": title }, [
    crel("form", { method: "dialog" }, [
      crel("h2", { textContent: title }),
      crel("label", {}, [label, input]),
      crel("p", { className: "ask__help", textContent: help }),
      problem,
      crel("p", { className: "desk-dialog__buttons" }, [done, cancel]),
    ]),
  ])
  cancel.addEventListener("click", () => dialog.close(""))
  return dialog
}

/* What is wrong with an address that has to be https. */
export function checkHttps(address) {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol === "https:" && url.hostname.includes(".")) return ""
  return gettext("Write the whole address, as in https://www.example.com/page.")
}
