/* The list of stories beside the front: searched, paged, and placed from. */
const TYPING_PAUSE = 250

export class Stories {
  constructor(form, column) {
    Object.assign(this, { form, column })
    this.words = form.querySelector("#id_q")
    this.of = form.querySelector("#id_of")
    this.list = form.querySelector(".stories")
    this.status = form.querySelector(".stories__status")
    this.older = form.querySelector(".stories__older")
    this.next = this.older.value.replace("older:", "")
    this.listen()
  }

  listen() {
    this.words.addEventListener("input", () => this.soon())
    this.words.addEventListener("keydown", (event) => this.enter(event))
    this.of.addEventListener("change", () => this.load())
    this.form.querySelector(".stories__search button").addEventListener("click", (event) => {
      event.preventDefault()
      this.load()
    })
    this.older.addEventListener("click", (event) => {
      event.preventDefault()
      this.load(this.next)
    })
    this.list.addEventListener("click", (event) => this.click(event))
  }

  soon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.load(), TYPING_PAUSE)
  }

  enter(event) {
    if (event.key !== "Enter") return
    event.preventDefault()
    clearTimeout(this.pause)
    this.load()
  }

  async load(before = "") {
    this.asking?.abort()
    const { signal } = (this.asking = new AbortController())
    this.say(gettext("Looking…"))
    const query = new URLSearchParams({ q: this.words.value, of: this.of.value, before })
    try {
      const response = await fetch(`${this.form.dataset.stories}?${query}`, { signal })
      if (!response.ok || response.redirected) throw new Error(refusal(response))
      this.show(await response.json(), before)
    } catch (error) {
      if (error.name !== "AbortError") this.say(words(error))
    }
  }

  show({ stories, next }, before) {
    const lines = stories.map(line)
    if (before) this.list.append(...lines)
    else this.list.replaceChildren(...lines)
    if (before) lines[0]?.querySelector("button").focus()
    this.next = next
    this.older.hidden = !next
    this.form.querySelector(".stories__empty").hidden = this.list.children.length > 0
    this.mark()
    this.say("")
  }

  /* Which of them stand on the front already. */
  mark() {
    const { ids } = this.column
    for (const item of this.list.children) {
      const placed = ids.includes(Number(item.dataset.id))
      item.classList.toggle("story-line--placed", placed)
      item.draggable = !placed
      item.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", placed))
    }
  }

  click(event) {
    const button = event.target.closest("button[data-does]")
    if (!button) return
    event.preventDefault()
    const story = storyOf(button.closest(".story-line"))
    if (button.dataset.does === "top") this.column.place(story, 0)
    else this.column.place(story)
  }

  say(words) {
    this.status.textContent = words
  }
}

/* What a line of the list says of its story. */
export function storyOf(item) {
  return {
    id: Number(item.dataset.id),
    headline: item.querySelector(".story-line__headline").textContent,
    state: item.querySelector(".story-line__when").textContent,
    live: item.dataset.live === "yes",
    thumbnail: item.querySelector("img").getAttribute("src"),
  }
}

function line({ id, headline, section, state, live, thumbnail }) {
  const item = document.querySelector("#front-story").content.firstElementChild.cloneNode(true)
  item.dataset.id = id
  item.dataset.live = live ? "yes" : ""
  item.querySelector(".story-line__headline").textContent = headline
  item.querySelectorAll(".story-line__name").forEach((name) => (name.textContent = headline))
  item.querySelector(".story-line__section").textContent = section
  item.querySelector(".story-line__when").textContent = state
  for (const button of item.querySelectorAll("button")) button.value = `${button.dataset.does}:${id}`
  const picture = item.querySelector("img")
  picture.hidden = !thumbnail
  if (thumbnail) picture.src = thumbnail
  return item
}

function refusal({ redirected, status }) {
  if (redirected || status === 403) {
    return gettext("You may not do this, or you are signed out. Sign in in another window and try again.")
  }
  return gettext("The stories do not come. Try again in a moment.")
}

const words = (error) =>
  error instanceof TypeError ? gettext("No connection. Nothing is lost; try again.") : error.message
