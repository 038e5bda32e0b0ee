/* A line of tags, parted by commas, read and written as the server does. */

export function readTags(line) {
  const names = []
  for (const [, quoted, plain] of line.matchAll(/"([^"]*)"|([^",]+)/g)) {
    const name = (quoted ?? plain).trim()
    if (name) names.push(name)
  }
  return names
}

export function writeTags(names) {
  return names.map((name) => (name.includes(",") || !name.includes('"') ? `"${name.replaceAll('"', "")}"` : name)).join(", ")
}

export const same = (one, other) => one.toLocaleLowerCase() === other.toLocaleLowerCase()
