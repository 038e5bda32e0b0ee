/* Bringing many files to the library: each on its own way, each with its own answer. */
const { gettext, ngettext } = window

const AT_ONCE = 2

for (const place of document.querySelectorAll(".bring")) new Bring(place)

function Bring(place) {
  const part = (name) => place.querySelector(`.bring__${name}`)
  const files = part("files")
  const waiting = []
  const brought = new Set()
  let underway = 0
  let refused = 0

  place.hidden = false
  part("button").addEventListener("click", () => files.click())
  files.addEventListener("change", () => {
    take([...files.files])
    files.value = ""
  })
  for (const type of ["dragenter", "dragover"]) window.addEventListener(type, hover)
  window.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) place.classList.remove("bring--over")
  })
  window.addEventListener("drop", drop)
  window.addEventListener("beforeunload", (event) => {
    if (underway) event.preventDefault()
  })

  function hover(event) {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    place.classList.add("bring--over")
  }

  function drop(event) {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    place.classList.remove("bring--over")
    take([...event.dataTransfer.files])
  }

  function take(chosen) {
    for (const file of chosen) waiting.push({ file, line: line(file) })
    part("list").append(...waiting.map(({ line }) => line.row))
    next()
  }

  function next() {
    while (underway < AT_ONCE && waiting.length) {
      underway += 1
      send(waiting.shift())
    }
    tell()
  }

  async function send({ file, line }) {
    try {
      const answer = await post(place.dataset.bring, file, line)
      brought.add(answer.id)
      line.done(answer)
    } catch (error) {
      refused += 1
      line.wrong(error.message)
    }
    underway -= 1
    next()
  }

  function tell() {
    const busy = underway + waiting.length
    const words = busy
      ? ngettext("%s file to go…", "%s files to go…", busy).replace("%s", busy)
      : outcome()
    if (part("status").textContent !== words) part("status").textContent = words
    part("next").hidden = Boolean(busy) || !brought.size || !place.dataset.edit
    const query = new URLSearchParams([...brought].map((id) => ["id", id]))
    part("next").querySelector("a").href = `${place.dataset.edit}?${query}`
  }

  function outcome() {
    const count = brought.size
    const words = [
      count && ngettext("%s picture is in the library.", "%s pictures are in the library.", count).replace("%s", count),
      refused && ngettext("%s file was refused.", "%s files were refused.", refused).replace("%s", refused),
    ]
    return words.filter(Boolean).join(" ")
  }
}

/* One file's line: its name, how far it is, and what became of it. */
function line(file) {
  const row = element("li", "bring__line")
  const picture = element("span", "bring__picture")
  const name = element("span", "bring__name", file.name)
  const bar = element("progress", "bring__bar")
  bar.max = 1
  bar.value = 0
  bar.setAttribute("aria-label", file.name)
  const message = element("span", "bring__message", gettext("Waiting…"))
  row.append(picture, name, bar, message)
  return {
    row,
    progress(share) {
      if (share < 1) bar.value = share
      else bar.removeAttribute("value")
      message.textContent = share < 1 ? `${Math.round(share * 100)}%` : gettext("Being looked at…")
    },
    done(answer) {
      bar.remove()
      if (answer.thumbnail) picture.append(image(answer.thumbnail))
      message.replaceChildren(...(answer.known ? already(answer) : [gettext("In the library as "), link(answer)]))
    },
    wrong(words) {
      bar.remove()
      row.classList.add("bring__line--wrong")
      message.textContent = words
    },
  }
}

function already(answer) {
  if (!answer.url) return [gettext("Already in the library.")]
  return [gettext("Already in the library as "), link(answer)]
}

function link({ url, words }) {
  const anchor = element("a", "", `“${words}”`)
  anchor.href = url
  anchor.target = "_blank"
  anchor.rel = "noopener"
  return anchor
}

function image(source) {
  const picture = element("img")
  picture.src = source
  picture.alt = ""
  return picture
}

function element(name, className = "", words = "") {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = words
  return made
}

/* XMLHttpRequest, since fetch cannot say how far an upload is. */
function post(url, file, line) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append("file", file)
    request.responseType = "json"
    request.upload.addEventListener("progress", ({ loaded, total }) => line.progress(total ? loaded / total : 1))
    request.upload.addEventListener("load", () => line.progress(1))
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response?.id) resolve(request.response)
      else reject(new Error(request.response?.error ?? refusal(request)))
    })
    request.addEventListener("error", () =>
      reject(new Error(gettext("No connection. This file was not kept; drop it again."))),
    )
    request.open("POST", url)
    request.setRequestHeader("Accept", "application/json")
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value)
    request.send(body)
  })
}

function refusal(request) {
  if (request.status === 413) return gettext("The file is too large.")
  if (request.status === 507) {
    return gettext("There is no room left on the server; the file was not stored.")
  }
  if (request.status === 403 || request.status === 200) {
    return gettext("You may not do this, or you are signed out. Sign in in another window and drop it again.")
  }
  return gettext("The library could not take this file. Drop it again in a moment.")
}
