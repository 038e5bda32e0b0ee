/* Embeds: somebody else's page by its address; readers load it by a click. */
import { Node, crel, gettext, mergeAttributes, pm } from "django-prose-editor/editor"
import { ask, checkHttps } from "newsroom/ask"
import { act } from "newsroom/picture_view"
import { cursorIn, placeBlocks } from "newsroom/place"

const { NodeSelection } = pm.state

const EmbedCaption = Node.create({
  name: "embedCaption",
  content: "text*",
  marks: "",
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "figcaption", context: "embed/" }],
  renderHTML: () => ["figcaption", 0],
})

export const Embed = Node.create({
  name: "embed",
  group: "story",
  content: "embedCaption",
  isolating: true,
  draggable: true,

  addExtensions: () => [EmbedCaption],

  addAttributes() {
    return {
      address: {
        default: "",
        parseHTML: (figure) => figure.dataset.embed,
        renderHTML: ({ address }) => ({ "data-embed": address }),
      },
    }
  },

  parseHTML: () => [{ tag: 'figure[data-embed^="https://"]' }],

  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), 0],

  addNodeView: () => embedView,

  addCommands() {
    return {
      insertEmbed:
        (address) =>
        ({ tr, state, dispatch }) => {
          const { embed, embedCaption } = state.schema.nodes
          if (dispatch) cursorIn(tr, placeBlocks(tr, [embed.create({ address }, embedCaption.create())]))
          return true
        },
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "embed",
      groups: "newsroom",
      priority: 100,
      button: buttons.text(gettext("Embed"), gettext("Embed a video or post by its address")),
      active: (editor) => editor.isActive("embed"),
      command: insertByAddress,
    })
  },
})

async function insertByAddress(editor) {
  const address = await askForAddress("")
  if (address) editor.chain().focus().insertEmbed(address).run()
}

function askForAddress(value) {
  return ask({
    title: gettext("Embed"),
    label: gettext("Address"),
    help: gettext("The page of the video or post, as it stands in your browser. Readers load it by a click."),
    value,
    check: checkHttps,
  })
}

function embedView({ node, editor, getPos }) {
  const address = crel("a", { target: "_blank", rel: "noopener" })
  const caption = crel("div", { className: "figure__caption", "data-placeholder": gettext("Write a caption") })
  const controls = editor.isEditable ? [embedControls(editor, getPos)] : []
  const dom = crel("figure", { className: "figure figure--embed" }, [
    crel("p", { className: "figure__embed", contentEditable: false, draggable: true }, [crel("span", { textContent: gettext("Embed") }), address]),
    caption,
    ...controls,
  ])
  const show = (shown) => {
    address.href = address.textContent = shown.attrs.address
    return true
  }
  show(node)
  return {
    dom,
    contentDOM: caption,
    update: (changed) => changed.type === node.type && show(changed),
    stopEvent: (event) => Boolean(event.target.closest?.("[data-controls], a")) && !/^drag|^drop/.test(event.type),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !caption.contains(mutation.target),
  }
}

function embedControls(editor, getPos) {
  const select = () => {
    const { state, view } = editor
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, getPos())))
  }
  const on = (does) => () => {
    select()
    does()
  }
  return crel("div", { className: "figure__controls", "data-controls": "", role: "group", "aria-label": gettext("Embed"), contentEditable: false }, [
    act("address", "edit", gettext("Change the address"), on(() => changeAddress(editor))),
    act("up", "arrow_upward", gettext("Move up (Alt + ↑)"), on(() => editor.chain().movePicture(-1).focus().run())),
    act("down", "arrow_downward", gettext("Move down (Alt + ↓)"), on(() => editor.chain().movePicture(1).focus().run())),
    act("remove", "delete", gettext("Take out of the story"), on(() => editor.chain().deleteSelection().focus().run())),
  ])
}

async function changeAddress(editor) {
  const address = await askForAddress(editor.getAttributes("embed").address)
  if (address) editor.chain().focus().updateAttributes("embed", { address }).run()
}
