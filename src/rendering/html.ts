/** A report as one HTML file: every figure opens where it comes from, without network. */

import { formatDay } from '../kernel/calendar.ts';
import type { Block, Document, FigureValue, Inline, ProvenanceLine, Table } from '../kernel/document.ts';
import { placesOf } from '../kernel/document.ts';
import { formatAmount, formatScaled } from '../kernel/money.ts';
import { HTML_SCRIPT, HTML_STYLE } from './html-style.ts';
import {
  ADDRESSEES,
  addresseeLines,
  annexLabel,
  dateLine,
  documentTitle,
  headingInlines,
  MOTTO,
  NATIONAL_TITLE,
  numberLine,
  printableDocument,
  RECIPIENTS,
  recipientLines,
} from './layout-parts.ts';
import { isBold, placeHead } from './table-layout.ts';
import { escapeXml as escape } from './zip.ts';

interface FigureRun {
  readonly figure: string;
  readonly place: number;
  readonly printed: string;
}

export function renderHtml(source: Document): string {
  const document = printableDocument(source);
  // Ids of the page are numbers, so no text of a report can become part of an id.
  const numbers = new Map(document.figures.map((figure, index) => [figure.id, index + 1]));
  const page = new HtmlPage(document, numbers);
  return page.render();
}

class HtmlPage {
  readonly #document: Document;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #seenNotes = new Set<number>();
  #depth = 0;
  constructor(document: Document, numbers: ReadonlyMap<string, number>) {
    this.#document = document;
    this.#numbers = numbers;
  }

  render(): string {
    const title = escape(documentTitle(this.#document));
    return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung báo cáo</a>
<div class="desk">
<main id="noi-dung">
<article class="paper">
${this.#letterhead()}
${this.#title()}
${this.#document.blocks.map((block) => this.#block(block)).join('\n')}
${this.#closing()}
${this.#notes()}
</article>
${this.#annexes()}
</main>
${this.#figureList()}
</div>
${PROVENANCE_PANEL}
<script type="application/json" id="du-lieu-nguon">${provenanceData(this.#document)}</script>
<script>${HTML_SCRIPT}</script>
</body>
</html>
`;
  }

  #letterhead(): string {
    const { superior, issuer, number, symbol, place, signedOn, year } = this.#document.letterhead;
    return `<header class="letterhead">
<div>${superior === '' ? '' : `<p class="superior">${lines(superior)}</p>`}<p class="upper ruled">${lines(issuer)}</p></div>
<div class="nowrap"><p class="upper">${escape(NATIONAL_TITLE)}</p><p class="motto ruled">${escape(MOTTO)}</p></div>
<p class="number">${escape(numberLine(number, symbol))}</p>
<p class="place">${escape(dateLine(place, signedOn, year))}</p>
</header>`;
  }

  #title(): string {
    const addressees = addresseeLines(this.#document.addressees);
    const to =
      addressees.length === 0
        ? ''
        : addressees.length === 1
          ? `<p class="to">${escape(`${ADDRESSEES} ${addressees[0]}`)}</p>`
          : `<div class="to">${escape(ADDRESSEES)}<ul>${addressees.map((line) => `<li>${escape(line)}</li>`).join('')}</ul></div>`;
    return `<div class="title"><h1>${lines(this.#document.kind)}</h1><p class="ruled">${lines(this.#document.subject)}</p></div>\n${to}`;
  }

  #block(block: Block): string {
    switch (block.type) {
      case 'heading': {
        // Screen readers need levels without gaps; a template may skip one, so the look follows a class.
        this.#depth = Math.min(block.level, this.#depth + 1);
        const tag = `h${this.#depth + 1}`;
        return `<${tag} class="level${block.level}">${this.#inlines(headingInlines(block))}</${tag}>`;
      }
      case 'paragraph':
        return `<p class="text">${this.#inlines(block.inlines)}</p>`;
      case 'item':
        return `<p class="text">${escape(block.marker)} ${this.#inlines(block.inlines)}</p>`;
      case 'table':
        return this.#table(block.table, 'Bảng số liệu trong báo cáo');
    }
  }

  #inlines(inlines: readonly Inline[]): string {
    return inlines
      .map((inline) => {
        if (inline.type === 'note') return this.#noteMark(inline.number);
        let html = inline.type === 'text' ? lines(inline.text) : this.#figure(inline);
        if (inline.italic) html = `<em>${html}</em>`;
        if (inline.bold) html = `<strong>${html}</strong>`;
        return html;
      })
      .join('');
  }

  #noteMark(number: number): string {
    const id = this.#seenNotes.has(number) ? '' : ` id="dau-${number}"`;
    this.#seenNotes.add(number);
    return `<sup><a${id} href="#chu-thich-${number}" aria-label="Chú thích ${number}">${number}</a></sup>`;
  }

  #figure({ figure, place, printed }: FigureRun): string {
    const number = this.#numbers.get(figure);
    if (number === undefined) return escape(printed);
    return `<button type="button" class="fig" id="cho-${place}" popovertarget="nguon" data-so="${number - 1}" data-figure="${escape(figure)}">${escape(printed)}</button>`;
  }

  #table(table: Table, name: string): string {
    const heads = placeHead(table);
    const head = table.head
      .map((_, row) => {
        const cells = heads.filter((cell) => cell.row === row);
        const span = (attribute: string, value: number) => (value > 1 ? ` ${attribute}="${value}"` : '');
        return `<tr>${cells.map((cell) => `<th scope="${cell.colSpan > 1 ? 'colgroup' : 'col'}"${span('colspan', cell.colSpan)}${span('rowspan', cell.rowSpan)}>${lines(cell.text)}</th>`).join('')}</tr>`;
      })
      .join('\n');
    const rows = table.rows
      .map((row) => {
        const cells = table.columns.map((column, index) => {
          const cell = row.cells[index] ?? { type: 'empty' };
          const html = cell.type === 'empty' ? '' : cell.type === 'text' ? lines(cell.text) : this.#figure(cell);
          return `<td class="${column.align}">${html}</td>`;
        });
        return `<tr${isBold(row.level) ? ' class="strong"' : ''}>${cells.join('')}</tr>`;
      })
      .join('\n');
    return `<div class="scroll" role="region" aria-label="${escape(name)}" tabindex="0"><table class="data">\n<thead>${head}</thead>\n<tbody>${rows}</tbody>\n</table></div>`;
  }

  #closing(): string {
    const { authority, name } = this.#document.signature;
    const recipients = recipientLines(this.#document.recipients).map((line) => `<li>${escape(line)}</li>`);
    return `<footer class="sign"><div class="recipients"><strong>${escape(RECIPIENTS)}</strong><ul>${recipients.join('')}</ul></div>
<div class="who">${authority.map((line) => `<p>${escape(line)}</p>`).join('')}<p class="name">${escape(name)}</p></div></footer>`;
  }

  #notes(): string {
    if (this.#document.footnotes.length === 0) return '';
    const items = this.#document.footnotes.map((note, index) => {
      const back = this.#seenNotes.has(index + 1) ? ` <a href="#dau-${index + 1}" aria-label="Về chỗ có chú thích ${index + 1}">↩</a>` : '';
      return `<li id="chu-thich-${index + 1}">${this.#inlines(note)}${back}</li>`;
    });
    return `<section class="notes" aria-label="Chú thích"><ol>${items.join('\n')}</ol></section>`;
  }

  #annexes(): string {
    return this.#document.annexes
      .map(
        (annex) => `<article class="paper annex${annex.landscape ? ' wide' : ''}">
<div class="annex-title"><h2>${escape(annexLabel(annex))}</h2><p><strong>${lines(annex.title)}</strong></p><p><em>${escape(annex.attachedTo)}</em></p></div>
${annex.unitNote === '' ? '' : `<p class="unit">${escape(annex.unitNote)}</p>`}
${this.#table(annex.table, `${annexLabel(annex)}: ${annex.title}`)}
${annex.notes.map((note) => `<p><em>${escape(note)}</em></p>`).join('\n')}
</article>`,
      )
      .join('\n');
  }

  #figureList(): string {
    const places = new Map<string, FigureRun[]>();
    for (const place of placesOf(this.#document)) places.set(place.figure, [...(places.get(place.figure) ?? []), place]);
    const items = this.#document.figures.map((figure) => {
      const printed = places.get(figure.id) ?? [];
      const links = printed.map(({ place }, index) => `<a href="#cho-${place}">chỗ ${index + 1}</a>`).join('');
      return `<li><span class="value">${escape(printed[0]?.printed ?? '')}</span> <span class="label">${escape(figure.label)}</span>${links}</li>`;
    });
    const total = this.#document.figures.length;
    return `<aside aria-label="Số liệu của báo cáo"><h2>Số liệu của báo cáo</h2>
<p class="count">Số liệu đến ngày ${formatDay(this.#document.asOf)}. Bấm vào một số trong báo cáo để xem nguồn.</p>
<label for="search">Tìm số liệu</label><input id="search" type="search" autocomplete="off">
<p class="count" id="count" role="status">${total} / ${total} số liệu</p>
<ol id="figures">${items.join('\n')}</ol></aside>`;
  }
}

/** One panel serves every figure; the script fills it. Hundreds of ready-made panels would make the file ten times as long. */
const PROVENANCE_PANEL = `<div popover class="pop" id="nguon" role="dialog" aria-labelledby="ten-nguon">
<button type="button" class="close" popovertarget="nguon" popovertargetaction="hide" autofocus>Đóng</button>
<h2 id="ten-nguon"></h2><p><strong id="gia-tri-nguon"></strong> <span class="muted" id="ngay-nguon"></span></p>
<p class="muted" id="truy-van-nguon"></p>
<p class="muted" id="khong-nguon">Không có phát sinh nào trong kỳ.</p>
<table id="bang-nguon"><thead><tr><th scope="col">Nội dung</th><th scope="col">Đơn vị</th><th scope="col">Ngày</th><th scope="col">Văn bản</th><th scope="col">Số tiền (đồng)</th><th scope="col">Nguồn</th></tr></thead><tbody></tbody></table>
</div>`;

/** Facts once each, figures pointing at them; "<" is written as an escape, so no text can end the script element. */
function provenanceData(document: Document): string {
  const numbers = new Map<string, number>();
  const rows: string[][] = [];
  const figures = document.figures.map((figure) => {
    const lines = figure.provenance.map((line) => {
      const row = provenanceRow(line);
      const name = JSON.stringify(row);
      const number = numbers.get(name) ?? rows.push(row) - 1;
      numbers.set(name, number);
      return number;
    });
    return [
      figure.label,
      exactValue(figure.value),
      `tính đến ngày ${formatDay(figure.asOf)}`,
      `Mã số liệu ${figure.id} · truy vấn ${figure.query} · đơn vị ${figure.unit} · kỳ ${figure.period}`,
      lines,
    ];
  });
  return JSON.stringify({ rows, figures }).replace(/</gu, '\\u003c');
}

function provenanceRow(line: ProvenanceLine): string[] {
  const entry =
    line.from === 'ledger' && line.seq !== undefined
      ? `Sổ ${line.home ?? ''} bút toán ${line.seq}`
      : line.from === 'ledger'
        ? 'Sổ'
        : 'Hồ sơ';
  const sheet = [
    line.file,
    line.sheet === undefined ? undefined : `trang “${line.sheet}”`,
    line.cell === undefined ? undefined : `ô ${line.cell}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  return [
    line.what,
    line.unitName,
    line.effectiveOn === null ? '' : formatDay(line.effectiveOn),
    line.document,
    line.dong === undefined ? '' : formatAmount(line.dong, 1, 0),
    sheet === '' ? entry : `${entry}; ${sheet}`,
  ];
}

function exactValue(value: FigureValue): string {
  switch (value.type) {
    case 'money':
      return `${formatAmount(value.dong, 1, 0)} đồng`;
    case 'ratio':
      return `${formatScaled(BigInt(value.numerator), 0)} / ${formatScaled(BigInt(value.denominator), 0)}`;
    case 'number':
      return `${value.value.replace('.', ',')}${value.unit === '%' ? '%' : ` ${value.unit}`}`;
  }
}

function lines(text: string): string {
  return escape(text).replace(/\n/gu, '<br>');
}
