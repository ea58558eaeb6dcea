/**
 * The Typst template. It holds no data: the report arrives as JSON in `sys.inputs.data`, so no text of a report is ever read as
 * markup. Figures leave a mark in the layout, and the page of each is written into figures.json.
 */
export const PDF_TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.data))
#let d = data.document
#let part(key) = data.parts.at(key)
#let mm(n) = n * 1mm

#set document(title: data.title, author: data.author, date: datetime(year: data.date.at(0), month: data.date.at(1), day: data.date.at(2)))
#set text(font: "Tinos", size: 14pt, lang: "vi", region: "VN", hyphenate: false, overhang: false, fallback: false, top-edge: 0.891em, bottom-edge: -0.216em)
#set par(justify: true, leading: 2pt, spacing: 8pt, first-line-indent: 0pt)
#let page-number = context {
  // Every part (report, each annex) counts from 1; the page counter itself would change only below the header.
  let starts = query(<part-start>).map(mark => mark.location().page()).filter(start => start <= here().page())
  let n = here().page() - starts.at(-1, default: 1) + 1
  if n > 1 { align(center, text(size: 14pt, str(n))) }
}
#let m = data.page
#set page(width: mm(m.width), height: mm(m.height), header: page-number, header-ascent: mm(m.top - m.header) - 15.5pt,
  margin: (top: mm(m.top), bottom: mm(m.bottom), left: mm(m.left), right: mm(m.right)))
#set footnote.entry(gap: 2pt, indent: 0pt)
#show footnote.entry: set text(size: 10pt)
#show footnote.entry: set par(leading: 1pt)

// The number of a document does not break at its stroke ("263/QĐ-TTg"); the box sinks by what text stands under the line.
#show regex("\d+(/\d{4})?/\p{Lu}[\p{L}-]*"): it => box(baseline: 0.216em, it)

#let styled(run, body) = {
  let body = if run.at("bold", default: false) { strong(body) } else { body }
  if run.at("italic", default: false) { emph(body) } else { body }
}
#let figure-mark(run) = [#metadata((place: run.place))<figure-place>]
#let inline(run) = {
  if run.type == "text" { styled(run, text(run.text)) }
  else if run.type == "figure" { figure-mark(run) + styled(run, text(run.printed)) }
  else { footnote(numbering: "1", d.footnotes.at(run.number - 1).map(inline).join()) }
}
#let inlines(runs) = runs.map(inline).join()
#let lines(value) = value.split("\n").map(line => text(line)).join(linebreak())
#let centered(body) = align(center, par(justify: false, spacing: 0pt, leading: 0pt, body))
#let rule(length) = block(above: 2pt, below: 0pt, width: 100%, align(center, line(length: mm(length), stroke: 0.75pt)))
#let body-par(runs) = par(first-line-indent: (amount: mm(data.firstLine), all: true), inlines(runs))

#show heading: it => {
  set text(size: 14pt, weight: if it.level == 4 { "regular" } else { "bold" }, style: if it.level == 3 { "italic" } else { "normal" })
  block(sticky: true, above: 9pt, below: 8pt, par(first-line-indent: (amount: mm(data.firstLine), all: true), it.body))
}
#let sheet(t) = {
  set text(size: t.size * 1pt)
  set par(justify: false, leading: 1pt, spacing: 0pt)
  set table.cell(breakable: false)
  let heads = t.head.map(c => table.cell(x: c.column, y: c.row, colspan: c.colSpan, rowspan: c.rowSpan, align: center + horizon, strong(text(c.text))))
  let cells = t.rows.map(row => row.cells.enumerate().map(((i, c)) => {
    let body = if c.type == "empty" [] else if c.type == "text" { text(c.text) } else { figure-mark(c) + text(c.printed) }
    table.cell(align: (left: left, right: right, center: center).at(t.aligns.at(i)) + horizon, if row.bold { strong(body) } else { body })
  })).flatten()
  table(columns: t.widths.map(mm), inset: (x: 1mm, y: 1pt), stroke: 0.5pt, table.header(repeat: true, ..heads), ..cells)
}

#metadata(none)<part-start>
// Letterhead
#grid(columns: (mm(data.letterhead.left), mm(data.letterhead.right)), row-gutter: 8pt,
  [
    #if d.letterhead.superior != "" { centered(text(size: 13pt, lines(d.letterhead.superior))) }
    #centered(text(size: 13pt, weight: "bold", lines(d.letterhead.issuer)))
    #rule(data.rules.issuer)
  ],
  [
    #centered(text(size: 13pt, weight: "bold", part("national")))
    #centered(text(size: 14pt, weight: "bold", part("motto")))
    #rule(data.rules.motto)
  ],
  centered(text(size: 13pt, part("number"))),
  centered(text(size: 14pt, style: "italic", part("date"))),
)
#v(12pt)
#centered(text(weight: "bold", d.kind))
#centered(text(weight: "bold", lines(d.subject)))
#rule(data.rules.subject)
#v(10pt)
#if data.addressees.len() == 1 { centered(text(part("addressees") + " " + data.addressees.first())) }
#if data.addressees.len() > 1 {
  set par(spacing: 2pt, justify: false)
  pad(left: 35mm, text(part("addressees")))
  for line in data.addressees { pad(left: 57mm, par(hanging-indent: 0.6em, text(line))) }
}
#v(6pt)

// Body
#for (index, block-data) in d.blocks.enumerate() {
  let last = index == d.blocks.len() - 1
  if block-data.type == "heading" { heading(level: block-data.level, inlines(block-data.inlines)) }
  else if block-data.type == "table" { sheet(block-data.table) }
  else if last { block(sticky: true, body-par(block-data.inlines)) }
  else { body-par(block-data.inlines) }
}
#v(6pt)
#block(breakable: false, grid(columns: (1fr, 1fr), {
  set par(spacing: 2pt, justify: false)
  par(text(size: 12pt, weight: "bold", style: "italic", part("recipients")))
  for line in data.recipients { par(hanging-indent: 0.5em, text(size: 11pt, line)) }
}, {
  for line in d.signature.authority { centered(text(weight: "bold", line)) }
  v(70pt)
  centered(text(weight: "bold", d.signature.name))
}))

// Annexes
#for annex in data.annexes {
  set page(width: mm(if annex.landscape { m.height } else { m.width }), height: mm(if annex.landscape { m.width } else { m.height }))
  [#metadata(none)<part-start>]
  centered(text(weight: "bold", annex.label))
  centered(text(weight: "bold", lines(annex.title)))
  if annex.attachedTo != "" { centered(text(style: "italic", annex.attachedTo)) }
  v(4pt)
  if annex.unitNote != "" { block(sticky: true, below: 3pt, width: 100%, align(right, text(size: 12pt, style: "italic", annex.unitNote))) }
  sheet(annex.table)
  for note in annex.notes { par(text(size: 12pt, style: "italic", note)) }
}

// Attachments
#for file in data.attachments {
  pdf.attach(file.name, read(file.path, encoding: none), relationship: file.relationship, mime-type: file.mime, description: file.description)
}
#context {
  let pages = query(<figure-place>).map(mark => (str(mark.value.place), mark.location().page())).to-dict()
  let manifest = json(bytes(sys.inputs.manifest))
  manifest.places = manifest.places.map(place => place + (page: pages.at(str(place.place), default: 0)))
  pdf.attach("figures.json", bytes(json.encode(manifest, pretty: false)), relationship: "data", mime-type: "application/json", description: sys.inputs.about)
}
`;
