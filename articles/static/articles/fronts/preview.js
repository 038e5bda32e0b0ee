/* The preview in a window over the page: the form is sent to a frame of its own name.
   Without this script the same button opens a tab. */
export function previewing(form) {
  const dialog = document.querySelector(".front-preview")
  const room = dialog.querySelector(".front-preview__room")
  const frame = document.createElement("iframe")
  frame.title = gettext("The page as readers will see it")
  frame.name = "front-preview"
  frame.addEventListener("load", () => leadAway(frame))
  form.querySelector(".front__preview").addEventListener("click", () => {
    if (!frame.isConnected) room.append(frame)
    dialog.showModal()
  })
  dialog.querySelector(".front-preview__close").addEventListener("click", () => dialog.close())
  const widths = [...dialog.querySelectorAll("[data-width]")]
  const show = (chosen) => {
    frame.style.width = `${chosen.dataset.width}px`
    widths.forEach((one) => one.setAttribute("aria-pressed", one === chosen))
  }
  widths.forEach((one) => one.addEventListener("click", () => show(one)))
  show(widths.at(-1))
}

/* No other page of the paper may stand in a frame: its links open a tab. */
function leadAway({ contentDocument }) {
  for (const link of contentDocument?.querySelectorAll("a[href]") ?? []) {
    link.target = "_blank"
  }
}
