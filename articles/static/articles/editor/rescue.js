/* The rescue copy: what was typed, in this browser, on every change. For a crash, a cut
   connection, an expired session. */

const DATABASE = "newsroom-rescue"
const STORE = "copies"
const A_DAY = 24 * 60 * 60 * 1000
const KEPT = 30 * A_DAY
const MOST_WHEN_FULL = 5

let opened

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

/* Do something in the store; resolves when it is written. */
async function store(mode, act) {
  const transaction = (await database()).transaction(STORE, mode)
  const request = act(transaction.objectStore(STORE))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result)
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
}

const all = () => store("readonly", (copies) => copies.getAll())

/* What this person typed in this story in this browser, newest first. */
export async function rescuesOf(user, article) {
  const copies = await all().catch(() => [])
  return copies.filter((copy) => copy.user === user && copy.article === article).sort((one, other) => other.at - one.at)
}

export async function dropRescues(keys) {
  if (!keys.length) return
  await store("readwrite", (copies) => {
    keys.forEach((key) => copies.delete(key))
  }).catch(() => null)
}

export async function pruneRescues(now = Date.now()) {
  const copies = await all().catch(() => [])
  await dropRescues(copies.filter(({ at }) => at < now - KEPT).map(({ key }) => key))
}

/* Keep one; where the browser is full, older ones of other forms make room. */
export async function keepRescue(copy) {
  const put = () => store("readwrite", (copies) => copies.put(copy))
  try {
    await put()
  } catch {
    const others = (await all()).filter(({ key }) => key !== copy.key).sort((one, other) => other.at - one.at)
    await dropRescues(others.slice(MOST_WHEN_FULL).map(({ key }) => key))
    await put()
  }
}

/* The copy of one open form. The newest is written as soon as the one before it is. */
export class Rescue {
  constructor(about) {
    this.about = about
    this.works = true
    this.holdLock()
  }

  keep(typed, version) {
    this.next = { ...this.about, typed, version, at: Date.now() }
    this.writing ??= this.write()
    return this.writing
  }

  async write() {
    while (this.next) {
      const copy = this.next
      this.next = null
      this.works = await keepRescue(copy).then(
        () => true,
        () => false,
      )
    }
    this.writing = null
  }

  async drop() {
    this.next = null
    await this.writing
    await dropRescues([this.about.key])
  }

  /* As long as this page is open: another does not offer what is being typed here. */
  holdLock() {
    navigator.locks?.request(lockOf(this.about.key), () => new Promise(() => {})).catch(() => null)
  }
}

const lockOf = (key) => `${DATABASE}-${key}`

/* The keys of the forms that are open in this browser. */
export async function openForms(keys) {
  const held = (await navigator.locks?.query())?.held ?? []
  const names = new Set(held.map(({ name }) => name))
  return new Set(keys.filter((key) => names.has(lockOf(key))))
}
