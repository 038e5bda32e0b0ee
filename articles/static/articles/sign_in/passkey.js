/* Passkeys: the browser is asked, and its answer goes along with an ordinary form. */

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0))

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")

const withIds = (list) => (list ?? []).map((key) => ({ ...key, id: toBytes(key.id) }))

/* What the server asks, in the browser's own terms. */
function read({ publicKey }) {
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) }
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) }
  if (options.excludeCredentials) options.excludeCredentials = withIds(options.excludeCredentials)
  if (options.allowCredentials) options.allowCredentials = withIds(options.allowCredentials)
  return { publicKey: options }
}

/* What the browser answers, as the server reads it. */
function written(credential) {
  const { response } = credential
  const parts = { clientDataJSON: toText(response.clientDataJSON) }
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[name]) parts[name] = toText(response[name])
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: parts,
    clientExtensionResults: credential.getClientExtensionResults(),
  })
}

/* The options; or null where the page asks for the password again first. */
async function asked(form) {
  const token = form.elements.csrfmiddlewaretoken.value
  const answer = await fetch(form.dataset.passkey, { method: "POST", headers: { "X-CSRFToken": token } })
  if (answer.redirected && form.dataset.confirm) return null
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
  return answer.json()
}

async function use(form, said) {
  said.textContent = ""
  let options
  try {
    options = await asked(form)
  } catch {
    said.textContent = said.dataset.offline
    return
  }
  if (!options) {
    location.assign(form.dataset.confirm)
    return
  }
  const verb = "new" in form.dataset ? "create" : "get"
  try {
    form.elements.sign_in_credential.value = written(await navigator.credentials[verb](read(options)))
  } catch {
    said.textContent = said.dataset.stopped
    return
  }
  form.submit()
}

if (window.PublicKeyCredential)
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]")
    const said = form.querySelector("[data-passkey-said]")
    form.hidden = button.hidden = false
    button.addEventListener("click", async () => {
      button.disabled = true
      await use(form, said)
      button.disabled = false
    })
  }
