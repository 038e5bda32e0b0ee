/* What the newsroom makes of pasted lines. Without a line: nothing, and nobody is told, since
   the words are in the text. */

const PASTED = "/admin/articles/article/pasted/"
const PATIENCE = 5000
const NOTHING = { html: "", captions: [] }

/* `copy`: plain text to read as a wire is; `lines`: paragraphs that may be captions. */
export async function readPasted({ copy, lines }) {
  const body = new FormData()
  body.append("copy", copy)
  body.append("lines", lines.join("\n"))
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
  const options = {
    method: "POST",
    body,
    headers: { Accept: "application/json", "X-CSRFToken": token },
    signal: AbortSignal.timeout(PATIENCE),
  }
  try {
    const response = await fetch(PASTED, options)
    return response.ok ? await response.json() : NOTHING
  } catch {
    return NOTHING
  }
}
