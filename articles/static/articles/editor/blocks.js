/* What the editor loads: the house's own blocks, and the stock parts as this house has
   them, which take the place of those of the same name. */
export { FactBox, FactBoxTitle, PullQuote } from "newsroom/boxes"
export { Embed } from "newsroom/embed"
export { Foreign } from "newsroom/foreign"
export { Gallery } from "newsroom/gallery"
export {
  Blockquote,
  Document,
  Heading,
  ListItem,
  OrderedList,
  TableCell,
  TableHeader,
} from "newsroom/grammar"
export { Link } from "newsroom/link"
export { Menu } from "newsroom/menu"
export { Pasting } from "newsroom/pasting"
export { Picture } from "newsroom/picture"
export { Typography } from "newsroom/typography/text"
