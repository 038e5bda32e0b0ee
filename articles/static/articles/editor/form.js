/* The story form as a whole: what is said aloud, and what a field is called. */

/* Say something to who listens, without moving the focus. */
export function announce(words) {
  region.textContent = ""
  // A region that says the same again is not read out, unless it was empty in between.
  setTimeout(() => (region.textContent = words), 50)
}

const region = document.createElement("p")
region.className = "said-only"
region.setAttribute("role", "status")

/* The words of a field's label, without its colon. */
export function labelOf(field) {
  const words = field?.labels?.[0]?.textContent ?? field?.getAttribute("aria-label") ?? ""
  return words.replace(/:\s*$/, "").trim()
}

document.body.append(region)
