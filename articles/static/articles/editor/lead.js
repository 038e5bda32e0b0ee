/* The lead picture: chosen in the same dialog as pictures in the text. */
import { crel, gettext } from "django-prose-editor/editor"
import { choosePicture } from "newsroom/library"

const select = document.querySelector("select#id_lead_image")
const caption = document.querySelector("#id_lead_caption")
const preview = document.querySelector(".field-lead_preview .readonly")

if (select) {
  const button = crel("button", { type: "button", className: "button lead-button" })
  button.textContent = gettext("Choose a picture…")
  button.addEventListener("click", choose)
  select.closest(".form-row").append(button)
}

async function choose() {
  const picture = await choosePicture()
  if (!picture) return
  const words = picture.caption || picture.credit_line || `#${picture.id}`
  select.replaceChildren(new Option("", ""), new Option(words, picture.id, true, true))
  window.django.jQuery(select).trigger("change")
  if (!caption.value.trim()) caption.value = picture.caption
  preview?.replaceChildren(figure(picture))
}

function figure(picture) {
  const credit = crel("a", {
    className: picture.credit_missing ? "credit credit--missing" : "credit",
    href: picture.change_url,
    target: "_blank",
  })
  credit.textContent = picture.credit_missing ? gettext("No credit") : picture.credit_line
  const words = crel("figcaption", {}, [`${picture.caption} `, credit])
  const image = crel("img", { src: picture.thumbnail, alt: "" })
  return crel("figure", { className: "preview" }, picture.to_come ? [words] : [image, words])
}
