// New posts of a liveblog. Asks every few seconds which there are; says so in a button, and
// shows them by the reader's click: nothing moves by itself.

const PAUSE = 8_000
const LONGEST = 120_000
const PATIENCE = 10_000
const TRIES = 4

const live = document.querySelector("[data-live]")
const button = live.querySelector(".live__button")
const words = live.dataset
const title = document.title
let timer, news, over
let failures = 0

const find = (post, where = live) => where.querySelector(`[data-post="${post}"]`)
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time))

// Later posts stand on this page; earlier ones that are not here, on another.
function oldest() {
  const last = [...live.querySelectorAll("[data-posts] > [data-post]")].pop()
  return live.querySelector(".pages__older") ? Number(last?.dataset.at) : 0
}

function hear(said) {
  const since = oldest()
  const fresh = said.posts.filter(([post, , at]) => !find(post) && at > since)
  const changed = said.posts.filter(([post, number]) => find(post)?.dataset.number < number)
  for (const post of said.gone) withdraw(find(post))
  news = { ...said, wanted: [...fresh, ...changed] }
  const many = fresh.length > 1 ? words.many.replace("%s", fresh.length) : words.one
  say(fresh.length ? many : changed.length ? words.changed : "")
  document.title = fresh.length ? `(${fresh.length}) ${title}` : title
  over = said.ended
}

function say(text) {
  if (button.textContent !== text) button.textContent = text
  button.hidden = !text
}

function withdraw(post) {
  if (!post || post.classList.contains("post--gone")) return
  post.classList.add("post--gone")
  post.querySelector(".post__text").textContent = words.gone
}

// Caches in between may still have the sheet of a moment ago.
async function sheet() {
  for (let time = 0; time < TRIES; time++) {
    if (time) await wait(1_500)
    const url = `${words.live}live.html?n=${news.at}-${time}`
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) throw new Error(response.status)
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    const there = ([post, number]) => find(post, page)?.dataset.number >= number
    if (time === TRIES - 1 || news.wanted.slice(0, 1).every(there)) return page
  }
}

// What the reader has stays where it is, older posts too.
function put(page) {
  const [top, list] = ["[data-top]", "[data-posts]"].map((part) => live.querySelector(part))
  const posts = [...page.querySelectorAll("[data-posts] > [data-post]")]
  const shown = []
  const same = (post) => find(post.dataset.post, list)?.dataset.number === post.dataset.number
  top.replaceWith(page.querySelector("[data-top]"))
  for (const post of live.querySelectorAll("[data-top] [data-post]")) find(post.dataset.post, list)?.remove()
  if (!posts.some((post) => find(post.dataset.post, list))) {
    list.replaceChildren()
    live.querySelector("[data-pages]")?.remove()
    live.append(...page.querySelectorAll("[data-pages]"))
  }
  let place = list.firstElementChild
  for (const post of posts) {
    const old = find(post.dataset.post, list)
    if (same(post)) {
      place = old.nextElementSibling
      continue
    }
    if (old === place) place = old?.nextElementSibling ?? null
    old?.remove()
    list.insertBefore(post, place)
    shown.push(post)
  }
  return shown[0] ?? live.querySelector("[data-top] [data-post]")
}

async function show() {
  button.disabled = true
  try {
    const first = put(await sheet())
    document.dispatchEvent(new Event("page:grown"))
    say("")
    document.title = title
    first?.focus()
  } catch {
    say(words.failed)
  }
  button.disabled = false
}

async function ask() {
  clearTimeout(timer)
  if (over || document.hidden || !navigator.onLine) return
  try {
    const response = await fetch(`${words.live}live.json`, { signal: AbortSignal.timeout(PATIENCE) })
    over = [404, 410].includes(response.status)
    if (over) return
    hear(await response.json())
    failures = 0
  } catch {
    failures += 1
  }
  const pause = Math.min(PAUSE * 2 ** failures, LONGEST)
  timer = setTimeout(ask, pause * (0.75 + Math.random() / 2))
}

button.addEventListener("click", show)
document.addEventListener("visibilitychange", ask)
window.addEventListener("online", ask)
timer = setTimeout(ask, PAUSE * Math.random())

// A post on another page than this one has a page of its own.
const asked = location.hash.match(/^#post-(\d+)$/)
if (asked && !find(asked[1])) location.replace(`${words.live}${asked[1]}/`)
