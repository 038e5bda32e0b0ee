/* The focal point: a click on the picture, or the arrow keys; the number fields follow. */
const STEP = 0.01
const STRIDE = 0.1
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

for (const place of document.querySelectorAll("[data-focus]")) watch(place)

function watch(place) {
  const point = place.querySelector(".focus__point")
  const fields = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`))
  const crops = document.querySelectorAll(".crops img")
  const here = () => fields.map((field) => share(Number.parseFloat(field?.value)))
  show()
  if (!point || fields.includes(null)) return

  point.hidden = false
  place.classList.add("focus--live")
  for (const field of fields) field.addEventListener("input", show)
  place.addEventListener("pointerdown", start)
  place.addEventListener("pointermove", (event) => {
    if (place.hasPointerCapture(event.pointerId)) moveTo(event)
  })
  point.addEventListener("keydown", (event) => {
    const way = KEYS[event.key]
    if (!way) return
    event.preventDefault()
    const step = event.shiftKey ? STRIDE : STEP
    put(here().map((share, axis) => share + way[axis] * step))
  })

  function start(event) {
    if (event.button) return
    event.preventDefault()
    place.setPointerCapture(event.pointerId)
    point.focus({ preventScroll: true })
    moveTo(event)
  }

  function moveTo(event) {
    const { left, top, width, height } = place.querySelector("img").getBoundingClientRect()
    put([(event.clientX - left) / width, (event.clientY - top) / height])
  }

  function put(shares) {
    for (const [axis, field] of fields.entries()) field.value = share(shares[axis]).toFixed(2)
    show()
  }

  function show() {
    const [x, y] = here().map((share) => `${share * 100}%`)
    if (point) Object.assign(point.style, { left: x, top: y })
    for (const crop of crops) crop.style.objectPosition = `${x} ${y}`
  }
}

function share(number) {
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : 0.5
}
