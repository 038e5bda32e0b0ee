/* The picture dialog: search the library, take one, or bring a file. */
import { crel, gettext } from "django-prose-editor/editor"
import { searchPictures, uploadPicture } from "newsroom/pictures"

const TYPING_PAUSE = 250

/* Resolves to the picture that was chosen, or null. For one picture, as the lead is. */
export async function choosePicture({ words } = {}) {
  const [picture] = await choosePictures({ words })
  return picture ?? null
}

/* Resolves to the pictures that were chosen: one from the library (with `gather` as many
   as are ticked, in that order), or the files that were brought (one, unless `several`);
   an empty list when the dialog was closed. It opens with what `words` find. */
export function choosePictures({ several = false, gather = false, words = "" } = {}) {
  return new Promise((resolve) => new Library({ several, gather }, resolve).open(words))
}

class Library {
  constructor({ several, gather }, resolve) {
    Object.assign(this, { several, gather, gathered: [], chosen: [] }, parts(several))
    this.dialog = frame(this)
    this.dialog.addEventListener("close", () => {
      this.asking?.abort()
      this.dialog.remove()
      resolve(this.chosen)
    })
    this.listen()
  }

  open(words) {
    document.body.append(this.dialog)
    this.dialog.showModal()
    this.words.value = words
    this.search()
    this.words.focus()
  }

  listen() {
    this.words.addEventListener("input", () => this.searchSoon())
    this.words.addEventListener("keydown", (event) => this.fromSearch(event))
    this.grid.addEventListener("keydown", (event) => walk(this.grid, event, this.words))
    this.grid.addEventListener("click", (event) => this.take(event))
    this.more.addEventListener("click", () => this.load(this.next))
    this.close.addEventListener("click", () => this.dialog.close())
    this.done.addEventListener("click", () => this.finish())
    this.upload.addEventListener("click", () => this.file.click())
    this.file.addEventListener("change", () => this.bring([...this.file.files]))
    for (const type of ["dragenter", "dragover"]) {
      this.dialog.addEventListener(type, (event) => this.hover(event))
    }
    this.dialog.addEventListener("dragleave", (event) => this.leave(event))
    this.dialog.addEventListener("drop", (event) => this.drop(event))
  }

  searchSoon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.search(), TYPING_PAUSE)
  }

  fromSearch(event) {
    if (event.key === "Enter") {
      event.preventDefault()
      clearTimeout(this.pause)
      this.search()
    }
    if (event.key === "ArrowDown") {
      event.preventDefault()
      this.grid.querySelector("button")?.focus()
    }
  }

  search() {
    return this.load(null)
  }

  async load(before) {
    this.asking?.abort()
    const { signal } = (this.asking = new AbortController())
    this.say(gettext("Looking…"))
    try {
      const words = this.words.value.trim()
      const answer = await searchPictures({ words, before, signal })
      this.show(answer, before, words)
    } catch (error) {
      // Given up for a newer search, it says nothing; whatever it broke off with.
      if (!signal.aborted) this.fail(error)
    }
  }

  show({ pictures, next }, before, words) {
    const tiles = pictures.map(tile)
    if (this.gather) tiles.forEach((item) => this.tick(item.firstChild))
    if (before) this.grid.append(...tiles)
    else this.grid.replaceChildren(...tiles)
    if (before) tiles[0]?.querySelector("button").focus()
    else this.body.scrollTop = 0
    this.next = next
    this.more.hidden = !next
    this.say(this.grid.children.length ? "" : emptiness(words))
  }

  fail(error) {
    this.say(error.message, { wrong: true })
    const again = crel("button", { type: "button", textContent: gettext("Try again") })
    again.addEventListener("click", () => this.search())
    this.status.append(" ", again)
  }

  say(words, { wrong = false } = {}) {
    this.status.textContent = words
    this.status.classList.toggle("library__status--wrong", wrong)
  }

  take(event) {
    const button = event.target.closest("button")
    if (!button) return
    if (this.gather) return this.toggle(button)
    this.chosen = [button.picture]
    this.dialog.close()
  }

  toggle({ picture }) {
    const others = this.gathered.filter(({ id }) => id !== picture.id)
    this.gathered = others.length < this.gathered.length ? others : [...others, picture]
    this.grid.querySelectorAll("button").forEach((button) => this.tick(button))
    this.done.hidden = !this.gathered.length
    this.done.textContent = gettext("Insert (%s)").replace("%s", this.gathered.length)
  }

  /* The number says in which order the pictures will stand. */
  tick(button) {
    const place = this.gathered.findIndex(({ id }) => id === button.picture.id) + 1
    button.setAttribute("aria-pressed", Boolean(place))
    button.firstChild.dataset.place = place || ""
  }

  finish() {
    this.chosen = [...this.gathered, ...this.chosen]
    this.dialog.close()
  }

  /* Files that are refused stay named in the dialog; what came in goes in the story. */
  async bring(files) {
    const wanted = this.several ? files : files.slice(0, 1)
    const refused = []
    this.busy(true)
    for (const [index, file] of wanted.entries()) {
      this.say(progress(file, index + 1, wanted.length))
      await uploadPicture(file).then(
        (picture) => this.chosen.push(picture),
        (error) => refused.push(`${file.name}: ${error.message}`),
      )
    }
    this.busy(false)
    if (refused.length) this.report(refused)
    else if (this.chosen.length) this.finish()
  }

  report(refused) {
    this.status.replaceChildren(...refused.map((words) => crel("span", { textContent: words })))
    this.status.classList.add("library__status--wrong")
    if (!this.chosen.length) return
    const go = crel("button", { type: "button", textContent: gettext("Insert the others") })
    go.addEventListener("click", () => this.finish())
    this.status.append(go)
    go.focus()
  }

  busy(busy) {
    this.upload.disabled = busy
    this.file.value = ""
    this.dialog.classList.toggle("library--busy", busy)
  }

  hover(event) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    this.dialog.classList.add("library--over")
  }

  leave(event) {
    if (!this.dialog.contains(event.relatedTarget)) this.dialog.classList.remove("library--over")
  }

  drop(event) {
    event.preventDefault()
    this.dialog.classList.remove("library--over")
    const files = [...event.dataTransfer.files]
    if (files.length) this.bring(files)
  }
}

function parts(several) {
  return {
    words: crel("input", {
      type: "search",
      className: "library__words",
      placeholder: gettext("Caption, credit, photographer, place…"),
      "aria-label": gettext("Search the library"),
    }),
    file: crel("input", { type: "file", accept: "image/*", multiple: several, hidden: true }),
    upload: crel("button", { type: "button", className: "desk-dialog__first", textContent: gettext("Upload…") }),
    done: crel("button", { type: "button", className: "desk-dialog__first", hidden: true }),
    close: crel("button", { type: "button", textContent: gettext("Close") }),
    status: crel("p", { className: "library__status", role: "status" }),
    grid: crel("ul", { className: "library__grid" }),
    more: crel("button", { type: "button", className: "library__more", hidden: true, textContent: gettext("Older pictures") }),
  }
}

function frame(library) {
  const { words, file, upload, done, close, status, grid, more } = library
  library.body = crel("div", { className: "library__body" }, [grid, more])
  return crel("dialog", { className: "desk-dialog library", "aria-label": gettext("Pictures") }, [
    crel("header", { className: "library__head" }, [
      crel("h2", { textContent: gettext("Pictures") }),
      words,
      upload,
      done,
      close,
      file,
    ]),
    status,
    library.body,
    crel("p", { className: "library__foot", textContent: gettext("Files can also be dropped here, or straight in the text.") }),
  ])
}

function tile(picture) {
  const credit = crel("span", {
    className: picture.credit_missing ? "library__credit library__credit--missing" : "library__credit",
    textContent: picture.credit_missing ? gettext("No credit") : picture.credit_line,
  })
  const caption = crel("span", { className: "library__caption", textContent: picture.caption || gettext("No caption") })
  const button = crel("button", { type: "button" }, [thumbnail(picture), caption, credit])
  button.picture = picture
  return crel("li", {}, [button])
}

function thumbnail({ thumbnail, to_come }) {
  if (thumbnail) return crel("span", { className: "library__thumbnail" }, [crel("img", { src: thumbnail, alt: "", loading: "lazy" })])
  const words = to_come ? gettext("Picture to come") : gettext("The picture is being prepared.")
  return crel("span", { className: "library__thumbnail library__thumbnail--empty", textContent: words })
}

function emptiness(words) {
  if (words) return gettext("Nothing found. Try fewer or other words.")
  return gettext("The library is empty. Upload the first picture.")
}

function progress(file, number, total) {
  const words = gettext("%s is on its way to the library…").replace("%s", file.name)
  return total > 1 ? `${words} (${number}/${total})` : words
}

/* Arrow keys go through the grid as it lies on the screen; up from the first row to the
   search. */
function walk(grid, event, above) {
  const buttons = [...grid.querySelectorAll("button")]
  const here = buttons.indexOf(document.activeElement)
  if (here < 0) return
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns(buttons), ArrowDown: columns(buttons) }
  const ends = { Home: 0, End: buttons.length - 1 }
  const to = ends[event.key] ?? here + (steps[event.key] ?? NaN)
  if (Number.isNaN(to)) return
  event.preventDefault()
  if (to < 0 && event.key === "ArrowUp") above.focus()
  else buttons[Math.max(0, Math.min(to, buttons.length - 1))].focus()
}

function columns(buttons) {
  const top = buttons[0].getBoundingClientRect().top
  const next = buttons.findIndex((button) => button.getBoundingClientRect().top > top)
  return next < 0 ? buttons.length : next
}
