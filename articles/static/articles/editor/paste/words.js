/* The characters of pasted text, as a story has them. */

const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
// Soft hyphens, zero-width marks, what turns text around, and signs of icon fonts.
const NEVER = /[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uE000-\uF8FF\uFEFF\uFFFC-\uFFFF]/g
// Joiners mean something in Persian and in an emoji, nothing between Latin letters.
const IDLE_JOINERS = /(?<![^\u0000-\u024F])[\u200C\u200D]|[\u200C\u200D](?![^\u0000-\u024F])/g
const HYPHENS = /[\u2010\u2011]/g
// How a PDF writes two or three letters that touch.
const LIGATURES = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl" }

export function tidyWords(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(SPACES, " ")
    .replace(NEVER, "")
    .replace(IDLE_JOINERS, "")
    .replace(HYPHENS, "-")
    .replace(/[ﬀﬁﬂﬃﬄ]/g, (letters) => LIGATURES[letters])
    .normalize("NFC")
}

/* The same on one line. */
export const oneLine = (text) => tidyWords(text).replace(/\s+/g, " ").trim()
