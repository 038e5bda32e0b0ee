/* How a search engine and a social network would show the story, as somebody writes. */
import { crel, gettext } from "django-prose-editor/editor"
import { watchPicture } from "newsroom/pictures"

const field = (name) => document.querySelector(`#id_${name}`)
const typed = (name) => field(name)?.value.trim() ?? ""

class Cards {
  constructor(dom) {
    this.dom = dom
    this.search = searchResult()
    this.social = socialCard()
    dom.append(
      crel("h3", { textContent: gettext("In a search engine") }),
      this.search.dom,
      crel("h3", { textContent: gettext("On social media") }),
      this.social.dom,
    )
    dom.hidden = false
    field("search_title").closest("fieldset").querySelector("details")?.append(dom)
    const form = document.querySelector("#article_form")
    form.addEventListener("input", () => this.soon())
    form.addEventListener("change", () => this.soon())
    // Select2 tells jQuery alone.
    window.django?.jQuery("#id_lead_image, #id_section").on("change", () => this.soon())
    this.show()
  }

  soon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.show(), 150)
  }

  show() {
    const { paper, site } = this.dom.dataset
    const host = new URL(site).hostname
    const section = field("section")?.selectedOptions?.[0]?.textContent.trim()
    const headline = typed("headline") || gettext("Untitled")
    const place = [host, section].filter(Boolean).join(" › ")
    this.search.show(place, `${typed("search_title") || headline} – ${paper}`, typed("search_description") || typed("intro"))
    this.social.show(host, typed("social_title") || headline, typed("social_description") || typed("intro"))
    this.proposes()
    this.watch(Number(field("lead_image")?.value) || null)
  }

  /* What stands in the place of an empty field, as the field itself says. */
  proposes() {
    for (const name of ["search", "social"]) {
      field(`${name}_title`).placeholder = typed("headline")
      field(`${name}_description`).placeholder = typed("intro")
    }
  }

  watch(id) {
    if (id === this.id) return
    this.id = id
    this.forget?.()
    this.social.picture(null)
    this.forget = id ? watchPicture(id, (picture) => this.social.picture(picture)) : null
  }
}

function searchResult() {
  const [place, title, words] = ["place", "title", "words"].map((part) => crel("p", { className: `card__${part}` }))
  return {
    dom: crel("div", { className: "card card--search" }, [place, title, words]),
    show(where, what, about) {
      place.textContent = where
      title.textContent = what
      words.textContent = about
    },
  }
}

function socialCard() {
  const [place, title, words] = ["place", "title", "words"].map((part) => crel("p", { className: `card__${part}` }))
  const frame = crel("div", { className: "card__frame" })
  const credit = crel("p", { className: "card__credit" })
  return {
    dom: crel("div", { className: "card card--social" }, [
      frame,
      crel("div", { className: "card__text" }, [place, title, words, credit]),
    ]),
    show(where, what, about) {
      place.textContent = where
      title.textContent = what
      words.textContent = about
    },
    picture(picture) {
      const shown = picture?.preview
      frame.replaceChildren(shown ? crel("img", { src: picture.preview, alt: picture.alt }) : crel("p", { textContent: gettext("No picture") }))
      credit.textContent = (shown && picture.credit_line) || ""
    },
  }
}

const dom = document.querySelector("#cards")
if (dom && field("search_title") && field("social_title")) new Cards(dom)
