/* The toolbar in the newsroom's words. */
import { Menu as StockMenu, crel, gettext } from "django-prose-editor/editor"
import { helpItem, textKeys } from "newsroom/shortcuts"

/* What the stock items are called here. `text`: a word on the button instead of an icon. */
const WORDS = {
  paragraph: { title: gettext("Paragraph"), text: true },
  heading2: { title: gettext("Crosshead"), text: true },
  blockquote: { title: gettext("Quotation"), text: true, groups: "newsroom", priority: 130 },
  bulletList: { title: gettext("Bulleted list") },
  orderedList: { title: gettext("Numbered list") },
  bold: { title: gettext("Bold") },
  italic: { title: gettext("Italic") },
  subscript: { title: gettext("Subscript") },
  superscript: { title: gettext("Superscript") },
  link: { title: gettext("Link the selected words") },
  unlink: { title: gettext("Remove the link") },
  table: { title: gettext("Insert a table"), command: insertTable },
  "table:addColumnAfter": { title: gettext("Add a column") },
  "table:deleteColumn": { title: gettext("Delete the column") },
  "table:addRowAfter": { title: gettext("Add a row") },
  "table:deleteRow": { title: gettext("Delete the row") },
  "table:toggleHeaderCell": { title: gettext("Make this cell a heading, or not") },
  "table:deleteTable": { title: gettext("Delete the table") },
  "history:undo": { title: gettext("Undo") },
  "history:redo": { title: gettext("Redo") },
}

function insertTable(editor) {
  editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
}

/* Tables here have no merged cells. */
const LEFT_OUT = new Set(["table:mergeCells", "table:splitCell", "orderedListProperties"])

/* What the list of block types shows while the cursor is in a block that it cannot make. */
const OTHER_BLOCKS = {
  picture: gettext("Picture"),
  embed: gettext("Embed"),
  gallery: gettext("Gallery"),
  pullQuote: gettext("Pull quote"),
  factBoxTitle: gettext("Title of the box"),
}

export const Menu = StockMenu.extend({
  addStorage() {
    const storage = this.parent()
    const define = storage.menu.defineItem
    storage.menu.defineItem = (item) => {
      if (!LEFT_OUT.has(item.name)) define(inOurWords(item, storage.buttons))
    }
    return storage
  },

  addKeyboardShortcuts() {
    return { ...this.parent?.(), ...textKeys(this.editor) }
  },

  onCreate(event) {
    nameOtherBlocks(this.storage)
    helpItem(this.storage)
    this.parent?.(event)
    this.storage.dom.setAttribute("role", "toolbar")
    this.storage.dom.setAttribute("aria-label", gettext("Text and blocks"))
    nameWritingArea(this.editor.view.dom)
  },
})

function inOurWords(item, buttons) {
  const { title, text, ...rest } = WORDS[item.name] ?? {}
  const ours = { ...item, ...rest }
  if (text) ours.button = buttons.text(title, title)
  if (title && ours.option) ours.option = crel(ours.option.tagName, { textContent: title })
  if (title) nameButton(ours.button, title)
  return { ...ours, update: (editor) => tellState(ours, editor) }
}

function nameButton(button, title) {
  button.title = title
  button.setAttribute("aria-label", title)
}

/* What the classes on a button show, said to a screen reader. */
function tellState({ button, active, enabled, update }, editor) {
  button.setAttribute("aria-pressed", Boolean(active?.(editor)))
  button.setAttribute("aria-disabled", enabled?.(editor) === false)
  update?.(editor)
}

function nameOtherBlocks({ menu, buttons }) {
  for (const [type, words] of Object.entries(OTHER_BLOCKS)) {
    menu.defineItem({
      name: `in:${type}`,
      groups: "blockType",
      priority: 200,
      button: buttons.text(words),
      option: crel("p", { textContent: words }),
      active: (editor) => editor.isActive(type),
      hidden: (editor) => !editor.isActive(type),
    })
  }
}

function nameWritingArea(area) {
  const field = area.parentElement.querySelector("textarea")
  const label = field?.labels?.[0]?.textContent.replace(/:\s*$/, "").trim()
  if (label) area.setAttribute("aria-label", label)
}
