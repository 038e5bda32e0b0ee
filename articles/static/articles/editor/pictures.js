/* What the library says of pictures. Ids asked for at the same moment go in one request. */
import { gettext } from "django-prose-editor/editor"

const LIBRARY = "/admin/articles/image/library/"
const UPLOAD = "/admin/articles/image/upload/"
const MOST_IDS = 200

const known = new Map() // id -> picture, or null where the library has none
const watchers = new Map() // id -> set of functions
let asked = new Set()

/* Calls `show` with the picture (null: not in the library; undefined: no answer) now and
   whenever something else is known of it. Returns a function that stops that. */
export function watchPicture(id, show) {
  if (!watchers.has(id)) watchers.set(id, new Set())
  watchers.get(id).add(show)
  if (known.has(id)) show(known.get(id))
  else ask(id)
  return () => watchers.get(id).delete(show)
}

export function knownPicture(id) {
  return known.get(id)
}

/* Put what came from the library in view. */
export function remember(picture) {
  known.set(picture.id, picture)
  tell(picture.id, picture)
}

export async function searchPictures({ words = "", before = null, signal } = {}) {
  const query = new URLSearchParams({ q: words })
  if (before) query.set("before", before)
  const answer = await request(`${LIBRARY}?${query}`, { signal })
  answer.pictures.forEach(remember)
  return answer
}

export async function uploadPicture(file) {
  const body = new FormData()
  body.append("file", file)
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
  const picture = await request(UPLOAD, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token },
  })
  remember(picture)
  return picture
}

function ask(id) {
  if (!asked.size) queueMicrotask(fetchAsked)
  asked.add(id)
}

function fetchAsked() {
  const ids = [...asked]
  asked = new Set()
  for (let start = 0; start < ids.length; start += MOST_IDS) {
    fetchPictures(ids.slice(start, start + MOST_IDS))
  }
}

async function fetchPictures(ids) {
  const query = new URLSearchParams(ids.map((id) => ["id", id]))
  try {
    const { pictures } = await request(`${LIBRARY}?${query}`)
    const found = new Map(pictures.map((picture) => [picture.id, picture]))
    for (const id of ids) {
      known.set(id, found.get(id) ?? null)
      tell(id, known.get(id))
    }
  } catch {
    for (const id of ids) tell(id, known.get(id))
  }
}

function tell(id, picture) {
  watchers.get(id)?.forEach((show) => show(picture))
}

async function request(url, options = {}) {
  const headers = { Accept: "application/json", ...options.headers }
  const response = await fetch(url, { ...options, headers }).catch((error) => {
    if (error.name === "AbortError") throw error
    throw new Error(gettext("No connection. Nothing is lost; try again."))
  })
  const answer = await response.json().catch(() => null)
  if (response.ok && answer) return answer
  throw new Error(answer?.error ?? refusal(response))
}

function refusal(response) {
  if (response.redirected || response.status === 403) {
    return gettext("You may not do this, or you are signed out. Sign in in another window and try again.")
  }
  if (response.status === 413) return gettext("The file is too large.")
  if (response.status === 507) {
    return gettext("There is no room left on the server; the file was not stored.")
  }
  return gettext("The library does not answer. Try again in a moment.")
}

/* Who comes back from a picture's form, where a credit was filled in, sees it here. */
window.addEventListener("focus", () => {
  for (const [id, shows] of watchers) {
    const picture = known.get(id)
    if (shows.size && !(picture?.credit_line && picture.alt && !picture.to_come)) ask(id)
  }
})
