/* Several pictures shown together: <section data-block="gallery"><figure …>…</section>. */
import { Node, gettext, mergeAttributes, pm } from "django-prose-editor/editor"
import { addFromLibrary, galleryView } from "newsroom/gallery_view"
import { choosePictures } from "newsroom/library"
import { pictureNode } from "newsroom/picture"
import { around, cursorIn, paragraphAfter, placeBlocks } from "newsroom/place"

const { NodeSelection, Plugin } = pm.state

export const GALLERY_SIZES = ["normal", "wide"]

export const Gallery = Node.create({
  name: "gallery",
  group: "story",
  content: "picture+",
  isolating: true,
  draggable: true,

  addAttributes() {
    return {
      size: {
        default: "normal",
        parseHTML: ({ dataset }) => (GALLERY_SIZES.includes(dataset.size) ? dataset.size : "normal"),
        renderHTML: ({ size }) => (size === "normal" ? {} : { "data-size": size }),
      },
    }
  },

  parseHTML: () => [
    {
      tag: 'section[data-block="gallery"]',
      getAttrs: (section) => section.querySelector("figure[data-image]") !== null && null,
    },
  ],

  renderHTML: ({ HTMLAttributes }) => ["section", mergeAttributes({ "data-block": "gallery" }, HTMLAttributes), 0],

  addNodeView: () => galleryView,

  addCommands() {
    return {
      insertGallery:
        (pictures) =>
        ({ tr, state, dispatch }) => {
          if (!pictures.length) return false
          const inside = pictures.map((picture) => pictureNode(state.schema, picture))
          const gallery = state.schema.nodes.gallery.create(null, inside)
          if (dispatch) cursorIn(tr, placeBlocks(tr, [gallery]) + 1)
          return true
        },
      /* At the end of the gallery at a position. */
      addToGallery:
        (pictures, pos) =>
        ({ tr, state, dispatch }) => {
          if (!pictures.length || tr.doc.nodeAt(pos)?.type.name !== "gallery") return false
          const end = pos + tr.doc.nodeAt(pos).nodeSize - 1
          if (dispatch) tr.insert(end, pictures.map((picture) => pictureNode(state.schema, picture)))
          if (dispatch) cursorIn(tr, end)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    const { editor } = this
    return {
      Enter: () => editor.commands.command(toNextCaption),
      "Mod-Enter": () => editor.commands.command(writeBelow),
      Escape: () => selectGallery(editor),
    }
  },

  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: withoutStandIns })],

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "gallery",
      groups: "newsroom",
      priority: 135,
      button: buttons.text(gettext("Gallery"), gettext("Gallery: several pictures together, from the library")),
      active: (editor) => editor.isActive("gallery"),
      command: insertFromLibrary,
    })
  },
})

function insertFromLibrary(editor) {
  const gallery = around(editor.state.selection, "gallery")
  if (gallery) return addFromLibrary(editor, gallery.pos)
  choosePictures({ several: true, gather: true }).then((pictures) => {
    editor.chain().focus().insertGallery(pictures).run()
  })
  return true
}

/* Enter goes from caption to caption, and from the last one on below the gallery. */
function toNextCaption({ tr, dispatch }) {
  const picture = around(tr.selection, "picture")
  if (!picture || !around(tr.selection, "gallery")) return writeBelow({ tr, dispatch })
  const after = picture.pos + picture.node.nodeSize
  if (!tr.doc.resolve(after).nodeAfter) return writeBelow({ tr, dispatch })
  if (dispatch) cursorIn(tr, after)
  return true
}

function writeBelow({ tr, dispatch }) {
  const gallery = around(tr.selection, "gallery")
  if (gallery && dispatch) paragraphAfter(tr, gallery.pos)
  return Boolean(gallery)
}

/* When its last picture goes, the editor puts an empty one in, since a gallery has at
   least one: then the gallery goes too. */
function withoutStandIns(transactions, before, state) {
  if (!transactions.some(({ docChanged }) => docChanged)) return null
  const tr = state.tr
  state.doc.forEach((node, pos) => {
    if (node.type.name !== "gallery" || node.firstChild.attrs.image !== null) return
    tr.delete(tr.mapping.map(pos), tr.mapping.map(pos + node.nodeSize))
  })
  return tr.docChanged ? tr : null
}

function selectGallery({ state, view }) {
  const gallery = around(state.selection, "gallery")
  if (!gallery) return false
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, gallery.pos)))
  return true
}
