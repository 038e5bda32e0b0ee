// What helps where JavaScript runs. Nothing on the page needs it: whatever is shown from
// here stands hidden in the HTML, beside a way that works without.

const SANDBOX =
  "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation"

const all = (selector) => document.querySelectorAll(selector)
const address = () => document.querySelector("link[rel=canonical]")?.href ?? location.href

// Nothing of another site loads before this click.
function load(embed) {
  const frame = document.createElement("iframe")
  frame.title = embed.querySelector(".embed__from").textContent
  frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture"
  frame.sandbox = SANDBOX
  frame.src = embed.dataset.frame
  embed.classList.add("embed--loaded")
  embed.querySelector(".embed__place").replaceChildren(frame)
  frame.focus()
}

function offer(embed) {
  for (const part of embed.querySelectorAll("[hidden]")) part.hidden = false
  embed.querySelector(".embed__load").addEventListener("click", () => load(embed))
}

// To the picture beside the one at the edge.
function step(strip, by) {
  const figures = [...strip.children]
  const at = figures.findIndex((figure) => figure.offsetLeft >= strip.scrollLeft - 2)
  const next = figures[Math.min(Math.max(at + by, 0), figures.length - 1)]
  strip.scrollTo({ left: next.offsetLeft })
}

function leaf(gallery) {
  const strip = gallery.querySelector(".gallery__strip")
  const ways = gallery.querySelector(".gallery__ways")
  const fits = () => (ways.hidden = strip.scrollWidth <= strip.clientWidth + 2)
  new ResizeObserver(fits).observe(strip)
  ways.addEventListener("click", ({ target }) => {
    if (target.dataset.step) step(strip, Number(target.dataset.step))
  })
}

// Each once: a liveblog's page grows.
function begin() {
  const fresh = (selector) => [...all(selector)].filter((part) => !part.dataset.begun && (part.dataset.begun = "yes"))
  fresh(".embed[data-frame]").forEach(offer)
  fresh(".gallery").forEach(leaf)
}

begin()
document.addEventListener("page:grown", begin)

for (const share of all(".share")) {
  const [send, copy] = [".share__send", ".share__copy"].map((name) => share.querySelector(name))
  send.hidden = !navigator.share
  copy.hidden = !navigator.clipboard
  send.addEventListener("click", () => {
    const title = document.querySelector("h1").textContent
    // Whoever closes the sheet of the phone has not done anything wrong.
    navigator.share({ title, url: address() }).catch(() => {})
  })
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address())
    share.querySelector(".share__said").textContent = copy.dataset.done
  })
}

// Says once that this story was looked at, and nothing of who looked.
const read = document.querySelector("[data-read]")?.dataset.read
const looked = () => document.visibilityState === "visible" && navigator.sendBeacon(read)
if (read) setTimeout(looked, 3000)
