/* Notes are sent without leaving the story: what is typed in it stays. Without this
   script the same forms load a page. */
const list = document.querySelector(".notes__list")
const said = document.querySelector(".notes__said")

async function send(event) {
  event.preventDefault()
  const form = event.target
  const button = event.submitter
  const url = button?.hasAttribute("formaction") ? button.formAction : form.action
  const body = new FormData(form)
  if (button?.name) body.set(button.name, button.value)
  if (form.ariaBusy === "true") return
  form.ariaBusy = "true"
  try {
    await show(form, await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "notes" } }))
  } catch {
    tell(window.gettext("No connection. The note is not sent; it is still here."), true)
  } finally {
    form.ariaBusy = "false"
  }
}

async function show(form, answer) {
  if (answer.redirected || ![200, 400].includes(answer.status)) {
    tell(window.gettext("Not done. Sign in again in another window, then try once more."), true)
    return
  }
  const text = await answer.text()
  if (answer.status === 400) {
    tell(text, true)
    return
  }
  const fresh = new DOMParser().parseFromString(text, "text/html")
  list.replaceChildren(...fresh.body.childNodes)
  tell(window.gettext("The notes are up to date."))
  if (form.id === "note-form") clear(form)
  else list.focus()
}

function clear(form) {
  for (const field of form.elements) {
    if (field.matches("textarea")) field.value = ""
    if (field.matches("select")) {
      field.value = ""
      window.django?.jQuery?.(field).trigger("change")
    }
  }
  form.elements["note-text"]?.focus()
}

function tell(words, wrong = false) {
  said.textContent = words
  said.classList.toggle("notes__said--wrong", wrong)
}

for (const id of ["note-form", "note-act"]) {
  document.getElementById(id)?.addEventListener("submit", send)
}
