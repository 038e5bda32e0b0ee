/* The stock blocks, held to articles/body/grammar.py: what the editor lets somebody make
   is what is stored, so that saving never rearranges a text. */
import {
  Blockquote as StockBlockquote,
  Document as StockDocument,
  Heading as StockHeading,
  ListItem as StockListItem,
  OrderedList as StockOrderedList,
  TableCell as StockTableCell,
  TableHeader as StockTableHeader,
} from "django-prose-editor/editor"

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]

/* Pictures, boxes and embeds ("story" blocks) stand between paragraphs, never in a list,
   a quotation or a table. */
export const Document = StockDocument.extend({ content: "(block | story)+" })

/* The crosshead: plain words. Headings of any level that are pasted become one. */
export const Heading = StockHeading.extend({
  content: "text*",
  marks: "",
  parseHTML() {
    return HEADINGS.map((tag) => ({ tag, attrs: { level: 2 } }))
  },
})

export const Blockquote = StockBlockquote.extend({ content: "paragraph+" })

export const ListItem = StockListItem.extend({
  content: "paragraph (bulletList | orderedList)*",
})

/* Numbered from one, in figures. */
export const OrderedList = StockOrderedList.extend({ addAttributes: () => ({}) })

/* No merged cells: the grammar has rows of single cells. */
export const TableCell = StockTableCell.extend({ content: "paragraph+" })
export const TableHeader = StockTableHeader.extend({ content: "paragraph+" })
