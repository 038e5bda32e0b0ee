/* Still signed in? Asked before a save; who is not signs in here, and then it is saved. */
import { crel, gettext } from "django-prose-editor/editor"
import { sendCode, sendPassword } from "newsroom/session_steps"

const PATIENCE = 8_000

/* { user, token }, or { signedOut, page }: the page to sign in on. Throws without a
   connection. */
export async function askSession(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) })
  if (response.redirected || response.status === 403) return { signedOut: true, page: await loginPage(response) }
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

async function loginPage(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const form = page.querySelector("#login-form")
  return { address: response.url, token: form?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "", form }
}

/* A form that was made before somebody signed in again has a token that is no longer good. */
export function renewToken(token) {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token
}

/* Ask for the password of this person in a dialog. Resolves to the new session, or null. */
export function askPassword({ name, user, url, page, words }) {
  return new Promise((resolve) => {
    const { dialog, form, password, code, problem, cancel, done } = parts(name, words)
    let session = null
    let halfway = null
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(session)
    })
    cancel.addEventListener("click", () => dialog.close())
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      if (done.disabled) return
      done.disabled = true
      problem.textContent = ""
      const said = { name, user, url, page, password: password.value, code: code.value }
      const answer = await signIn(said, halfway).catch((error) => {
        problem.textContent = error.message
        return null
      })
      done.disabled = false
      if (answer?.halfway) askCode(password, code)
      halfway = answer?.halfway ?? halfway
      session = answer?.halfway ? null : answer
      if (session) dialog.close()
      else (halfway ? code : password).select()
    })
    document.body.append(dialog)
    dialog.showModal()
    password.focus()
  })
}

/* The session; or { halfway }, the page that asks for a code. Throws what went wrong. */
async function signIn({ name, user, url, page, password, code }, halfway) {
  const noAnswer = new Error(gettext("No connection. Your text is kept in this browser; try again."))
  const fresh = await askSession(url).catch(() => Promise.reject(noAnswer))
  if (fresh.user === user) return fresh
  const login = { ...(fresh.page ?? page), ...(fresh.token && { token: fresh.token }) }
  const sent = halfway ? sendCode(halfway, { code, url }) : sendPassword(login, { name, password, url })
  const answer = await sent.catch(() => Promise.reject(noAnswer))
  if (answer.halfway && !halfway) return answer
  const session = await askSession(url).catch(() => Promise.reject(noAnswer))
  if (session.signedOut) throw new Error(answer.problem || gettext("That password is not right."))
  if (session.user !== user) throw new Error(gettext("Somebody else is signed in in this browser. Sign out there first."))
  return session
}

function askCode(password, code) {
  password.disabled = password.parentElement.hidden = true
  code.disabled = code.parentElement.hidden = false
}

function parts(name, words) {
  const id = "session-password"
  const user = crel("input", { type: "text", value: name, readOnly: true, autocomplete: "username", id: "session-name" })
  const password = crel("input", { type: "password", id, autocomplete: "current-password", required: true })
  const code = crel("input", { type: "text", id: "session-code", autocomplete: "one-time-code", required: true, disabled: true })
  const problem = crel("p", { className: "session__problem", role: "alert" })
  const done = crel("button", { type: "submit", className: "desk-dialog__first", textContent: gettext("Sign in") })
  const cancel = crel("button", { type: "button", textContent: gettext("Not now") })
  const form = crel("form", { method: "dialog" }, [
    crel("h2", { id: "session-title", textContent: gettext("Sign in again") }),
    crel("p", { textContent: words }),
    crel("label", { htmlFor: "session-name" }, [gettext("Username"), user]),
    crel("label", { htmlFor: id }, [gettext("Password"), password]),
    crel("label", { htmlFor: "session-code", hidden: true }, [gettext("Code of your app, or a recovery code"), code]),
    problem,
    crel("p", { className: "desk-dialog__buttons" }, [done, cancel]),
  ])
  const dialog = crel("dialog", { className: "desk-dialog session", "aria-labelledby": "session-title" }, [form])
  return { dialog, form, password, code, problem, cancel, done }
}
