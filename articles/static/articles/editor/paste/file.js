/* A picture that came along as data, as a file. */

const DATA = /^data:(image\/[\w.+-]+);base64,(.*)$/is

/* { file, caption }, or {} for what cannot be read. */
export function fileOf(picture) {
  const [, type, data] = DATA.exec(picture?.source ?? "") ?? []
  if (!data) return {}
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s|%0[AD]/gi, "")), (sign) => sign.charCodeAt(0))
    const ending = type.split("/")[1].replace(/\W.*/, "")
    return { file: new File([bytes], `picture.${ending}`, { type }), caption: picture.caption }
  } catch {
    return {}
  }
}
