/* What was typed earlier and not saved is offered above the story: look at it, take it
   over, or throw it away. */
import { crel, gettext } from "django-prose-editor/editor"
import { dropRescues, openForms, rescuesOf } from "newsroom/rescue"
import { readTyped, writeTyped } from "newsroom/typed"
import { changedFields, sameTyped } from "newsroom/typed_differences"

const MOST = 3

export class Offers {
  /* `forget` has the server forget a form; `aside` keeps what stands in the form now;
     `taken` hears of the version that what was taken over was typed on. */
  constructor({ form, user, article, key, zone, forget, aside, taken }) {
    Object.assign(this, { form, user, article, key, zone, forget, aside, taken })
    this.dom = crel("div", { className: "offers" })
    form.before(this.dom)
  }

  /* From the server's answer ({ copies, saved }; null without one) and from this browser. */
  async show(answer) {
    const rescues = await rescuesOf(this.user, this.article)
    const saved = new Set(answer?.saved ?? [])
    await dropRescues(rescues.map(({ key }) => key).filter((key) => saved.has(key)))
    // The browser's copy of a form is never older than the server's.
    const copies = new Map((answer?.copies ?? []).map((copy) => [copy.key, copy]))
    for (const rescue of rescues) if (!saved.has(rescue.key)) copies.set(rescue.key, rescue)
    copies.delete(this.key)
    const open = await openForms([...copies.keys()])
    const newest = [...copies.values()].filter(({ key }) => !open.has(key)).sort((one, other) => other.at - one.at)
    const now = readTyped(this.form)
    const seen = [now]
    const isNew = ({ typed }) => !seen.some((other) => sameTyped(other, typed)) && seen.push(typed)
    const news = newest.filter(isNew)
    newest.filter((copy) => !news.includes(copy)).forEach((copy) => this.discard(copy))
    this.offer(news.slice(0, MOST))
  }

  offer(copies) {
    const now = readTyped(this.form)
    const offers = copies.map((copy) => offerOf(copy, changedFields(this.form, now, copy.typed), this.zone))
    offers.forEach(({ dom, take, drop }, place) => {
      take.addEventListener("click", () => this.take(copies[place], dom))
      drop.addEventListener("click", () => this.drop(copies[place], dom, drop))
    })
    this.dom.replaceChildren(...offers.map(({ dom }) => dom))
  }

  async take(copy, dom) {
    await this.aside()
    writeTyped(this.form, copy.typed)
    // Saved with this form, it is saved: also where the page is left before it is discarded.
    this.form.append(crel("input", { type: "hidden", name: "took_over", value: copy.key }))
    dom.remove()
    const kept = await this.taken(copy)
    if (kept) this.discard(copy)
    this.form.querySelector("#id_headline")?.focus()
  }

  /* Asked once more on the same button: what is thrown away does not come back. */
  drop(copy, dom, button) {
    if (!button.dataset.asked) {
      button.dataset.asked = "yes"
      button.textContent = gettext("Throw away for good")
      return
    }
    this.discard(copy)
    dom.remove()
    this.form.querySelector("#id_headline")?.focus()
  }

  discard(copy) {
    dropRescues([copy.key])
    this.forget(copy.key)
  }
}

function offerOf(copy, fields, zone) {
  const take = crel("button", { type: "button", className: "button offer__take", textContent: gettext("Take over") })
  const drop = crel("button", { type: "button", className: "button offer__drop", textContent: gettext("Throw away") })
  const title = crel("h2", { className: "offer__title", textContent: wordsOf(copy, fields, zone) })
  const names = crel("p", { className: "offer__fields", textContent: fields.map(({ label }) => label).join(", ") })
  const look = crel("details", { className: "offer__look" }, [
    crel("summary", { textContent: gettext("Look at it first") }),
    ...fields.map(comparison),
  ])
  const buttons = crel("p", { className: "offer__buttons" }, [take, drop])
  const dom = crel("section", { className: "offer", "aria-label": gettext("Not saved earlier") }, [title, names, look, buttons])
  return { dom, take, drop }
}

function wordsOf({ at }, { length }, zone) {
  const words = window.ngettext(
    "You went on writing here at %s and did not save: %s field differs.",
    "You went on writing here at %s and did not save: %s fields differ.",
    length,
  )
  return words.replace("%s", moment(at, zone)).replace("%s", length)
}

function comparison({ label, now, then }) {
  const side = (words, text) =>
    crel("div", {}, [crel("h4", { textContent: words }), crel("p", { textContent: text || gettext("(empty)") })])
  const sides = [side(gettext("In the form now"), now), side(gettext("Not saved"), then)]
  return crel("div", { className: "offer__field" }, [
    crel("h3", { textContent: label }),
    crel("div", { className: "offer__sides" }, sides),
  ])
}

/* The clock of the house; with the day where it was not today. */
function moment(at, zone) {
  const told = (options, of = at) => new Intl.DateTimeFormat(document.documentElement.lang || undefined, { timeZone: zone, ...options }).format(of)
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at)
  const clock = time.split(":").reduce((words, part) => words.replace("%s", part), gettext("%s:%s"))
  const day = { day: "numeric", month: "long" }
  return told(day) === told(day, Date.now()) ? clock : `${told(day)}, ${clock}`
}
