/* Without the house's blocks (a script that did not load) the editor would drop pictures
   and boxes at the first key. Then the text is shown, and cannot be written in. A plain
   script of its own, so that it works when the others do not. */
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  if (editor.schema.nodes.picture) return
  const warning = document.createElement("p")
  warning.className = "errornote"
  warning.setAttribute("role", "alert")
  warning.textContent = window.gettext(
    "The editor did not load completely. So that no picture is lost, the text cannot be changed now; it is as it was. Load the page again.",
  )
  editor.setEditable(false, false)
  textarea.closest(".prose-editor").before(warning)
})
