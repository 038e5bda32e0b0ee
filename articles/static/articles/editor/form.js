/* The story form as a whole: what is said aloud, and names that the admin leaves out. */

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

/* A day or a time has two boxes, or a calendar: links that act are buttons. */
function nameShortcuts() {
  for (const link of document.querySelectorAll(".datetimeshortcuts a")) link.setAttribute("role", "button")
}

document.body.append(region)
// After the admin's own scripts, which wait for the same moment.
window.django?.jQuery(nameShortcuts)
