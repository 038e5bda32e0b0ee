/* The pages of the door, filled in for somebody who stays where they are: a password, and
   a code where one is asked. Each answers { problem, halfway }: what the page complains of,
   and the page that asks for a code. */

export function sendPassword({ address, token }, { name, password, url }) {
  const login = new URL(address ?? "/admin/login/", location)
  login.searchParams.set("next", url)
  return send(login, { username: name, password, next: url, csrfmiddlewaretoken: token })
}

export function sendCode({ address, token }, { code, url }) {
  return send(address, { sign_in_code: code, next: url, csrfmiddlewaretoken: token })
}

async function send(address, fields) {
  const response = await fetch(address, { method: "POST", body: new URLSearchParams(fields) })
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const asksCode = page.querySelector("#login-form [name=sign_in_code]")
  const token = page.querySelector("#login-form [name=csrfmiddlewaretoken]")?.value
  return {
    problem: page.querySelector(".errornote")?.textContent.trim() ?? "",
    halfway: asksCode ? { address: response.url, token } : null,
  }
}
