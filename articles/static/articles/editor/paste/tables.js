/* Which tables hold figures, and which only put things side by side. */

const LONGEST_CELL = 250
const WIDEST = 20
const DATA = "th, thead, caption, colgroup + thead"
const BLOCKS = "h1, h2, h3, h4, h5, h6, ul, ol, blockquote, figure, img, table, hr"

/* Rows of cells with short words are data; a lone row or column, a table around others,
   and cells full of text are a layout. */
export function holdsData(table) {
  if (/^(presentation|none)$/.test(table.getAttribute("role"))) return false
  const rows = [...table.rows]
  const widest = Math.max(0, ...rows.map((row) => row.cells.length))
  if (rows.length < 2 || widest < 2) return false
  if (table.querySelector("table")) return false
  if (table.querySelector(DATA)) return true
  const cells = rows.flatMap((row) => [...row.cells])
  return cells.every((cell) => !cell.querySelector(BLOCKS) && cell.textContent.trim().length <= LONGEST_CELL)
}

/* Its rows, each of as many cells as it is wide: a merged cell is one with words and
   empty ones. `null` is an empty cell. */
export function rowsOf(table) {
  const grid = []
  for (const [y, row] of [...table.rows].entries()) {
    const line = (grid[y] ??= [])
    for (const cell of row.cells) {
      let x = 0
      while (line[x] !== undefined) x++
      place(grid, cell, x, y, table.rows.length)
    }
  }
  const filled = grid.map((line) => Array.from(line, (cell) => cell ?? null))
  return filled.filter((line) => line.some((cell) => cell?.textContent.trim()))
}

function place(grid, cell, x, y, height) {
  const bottom = Math.min(y + Math.max(1, cell.rowSpan), height)
  const right = x + Math.min(cell.colSpan, WIDEST)
  for (let below = y; below < bottom; below++) {
    const line = (grid[below] ??= [])
    for (let beside = x; beside < right; beside++) line[beside] ??= below === y && beside === x ? cell : null
  }
}
