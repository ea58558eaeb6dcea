/** One page that stands alone: the text with its findings marked, the list beside it. No script is needed to read it. */
import type { Finding } from '../../kernel/finding.ts';
import type { AuditText, TextBlock } from '../../reading/audit-text.ts';
import type { AuditResult, RuleName } from '../model.ts';
import { RULE_TITLES } from '../rule-titles.ts';
import { HtmlRows } from './html-rows.ts';

const LABEL = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi chú' } as const;

const escape = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
  readonly first: boolean;
}

export function toHtml(result: AuditResult, source: AuditText): string {
  const { summary, document, findings } = result;
  const marks = marksOf(findings);
  const body = blocksOf(source, marks);
  const items = findings.map(itemOf).join('\n');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kiểm tra ${escape(document.path)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Kiểm tra: ${escape(document.path)}</h1>
<p><b class="error">${summary.errors} lỗi</b> · <b class="warning">${summary.warnings} cảnh báo</b> · ${summary.notes} ghi chú · đã đối chiếu ${summary.relationsChecked} quan hệ, ${summary.relationsHeld} đúng${summary.ignored > 0 ? ` · ${summary.ignored} bỏ qua theo yêu cầu` : ''}</p></header>
<main>
<article aria-label="Văn bản">
${body}
</article>
<aside aria-label="Danh sách phát hiện"><h2>Phát hiện</h2>
${findings.length === 0 ? '<p>Không thấy gì sai.</p>' : `<ol>\n${items}\n</ol>`}
</aside>
</main>
</body>
</html>
`;
}

function itemOf(finding: Finding): string {
  const suggestion =
    finding.suggestion === undefined
      ? ''
      : `<p class="suggestion">Đề nghị: <del>${escape(finding.suggestion.replace.text)}</del> → <ins>${escape(finding.suggestion.with)}</ins> (${escape(finding.suggestion.reason)})</p>`;
  const places = finding.quotes
    .slice(0, 12)
    .map(
      (quote, i) => `<a href="#${anchor(finding, i)}">${escape(quote.text.length > 60 ? `${quote.text.slice(0, 57)}…` : quote.text)}</a>`,
    )
    .join(' · ');
  return `<li id="f-${finding.id}" class="${finding.severity}"><b>${LABEL[finding.severity]}</b> <span class="rule">${escape(RULE_TITLES[finding.rule as RuleName] ?? finding.rule)}</span><p>${escape(finding.message)}</p>${suggestion}<p class="places">${places}</p></li>`;
}

const anchor = (finding: Finding, quote: number): string => `q-${finding.id}-${quote}`;

function marksOf(findings: readonly Finding[]): (Mark & { id: string })[] {
  const order = { error: 0, warning: 1, note: 2 };
  const all = findings.flatMap((finding) =>
    finding.quotes.slice(0, 12).map((quote, i) => ({
      start: quote.start,
      end: Math.max(quote.end, quote.start + 1),
      finding,
      first: i === 0,
      id: anchor(finding, i),
    })),
  );
  return all.sort((a, b) => a.start - b.start || order[a.finding.severity] - order[b.finding.severity] || b.end - a.end);
}

function blocksOf(source: AuditText, marks: readonly (Mark & { id: string })[]): string {
  const out: string[] = [];
  let next = 0;
  let table = -1;
  let rows = new HtmlRows();
  const close = () => {
    if (table >= 0) out.push('</tr></table>');
    table = -1;
  };
  for (const block of source.blocks) {
    const own: (Mark & { id: string })[] = [];
    while (next < marks.length && (marks[next]?.start ?? 0) < block.end) {
      const mark = marks[next] as Mark & { id: string };
      if (mark.start >= block.start) own.push(mark);
      next += 1;
    }
    const inside = marked(source.text, block, own);
    const { cell } = block;
    if (cell === undefined) {
      close();
      out.push(plain(block, inside));
      continue;
    }
    if (cell.table !== table) {
      close();
      out.push('<table>');
      table = cell.table;
      rows = new HtmlRows();
    }
    out.push(rows.cell(cell, inside));
  }
  close();
  return out.join('\n');
}

function plain(block: TextBlock, inside: string): string {
  const marker = block.marker === '' ? '' : `<span class="marker">${escape(block.marker)}</span> `;
  if (block.kind === 'heading') return `<h${Math.min(block.level + 1, 6)}>${marker}${inside}</h${Math.min(block.level + 1, 6)}>`;
  if (block.kind === 'footnote') return `<p class="footnote"><sup>(${escape(block.note ?? '')})</sup> ${inside}</p>`;
  return `<p class="${block.kind} level-${block.level}">${marker}${inside}</p>`;
}

/** The words of a block with their marks; of marks that overlap, the first is drawn, the others get their anchor there. */
function marked(text: string, block: TextBlock, marks: readonly (Mark & { id: string })[]): string {
  let html = '';
  let at = block.start;
  for (const mark of marks) {
    if (mark.start < at) {
      html += `<a id="${mark.id}"></a>`;
      continue;
    }
    const end = Math.min(mark.end, block.end);
    html += escape(text.slice(at, mark.start));
    html += `<a id="${mark.id}" href="#f-${mark.finding.id}" class="${mark.finding.severity}${mark.first ? '' : ' related'}" title="${escape(mark.finding.message)}">${escape(text.slice(mark.start, end))}</a>`;
    at = end;
  }
  return html + escape(text.slice(at, block.end));
}

const STYLE = `
:root{color-scheme:light;--error:#b42318;--warning:#8a5300;--note:#1a5fb4}
body{margin:0;font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:#1d2129;background:#fff}
header{padding:12px 20px;border-bottom:1px solid #d5d9e0}h1{font-size:18px;margin:0}header p{margin:4px 0 0}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(280px,2fr);gap:0}
article{padding:16px 24px;max-width:75ch;overflow-x:auto}article h2,article h3,article h4,article h5,article h6{font-size:1em;margin:1em 0 .4em}
aside{border-left:1px solid #d5d9e0;padding:16px 20px;background:#f7f8fa;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;box-sizing:border-box}aside h2{font-size:16px;margin:0 0 8px}
ol{padding-left:1.4em;margin:0}li{margin:0 0 12px}li p{margin:2px 0}
.item{margin-left:1.2em}.level-2{margin-left:2.4em}.footnote{font-size:.9em;color:#444}
table{border-collapse:collapse;margin:8px 0}td,th{border:1px solid #c4c9d2;padding:2px 6px;vertical-align:top}
article a[href]{color:inherit;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
article a.error{background:#fde8e6;text-decoration-color:var(--error)}article a.warning{background:#fff3d6;text-decoration-color:var(--warning)}
article a.note{text-decoration-color:var(--note);text-decoration-style:dotted}article a.related{text-decoration-style:dashed}
a:target{outline:3px solid #1a5fb4}b.error,li.error>b{color:var(--error)}b.warning,li.warning>b{color:var(--warning)}li.note>b{color:var(--note)}
.rule{color:#555;font-size:.9em}.places,.suggestion{font-size:.92em}ins{text-decoration:none;font-weight:600}
@media (max-width:800px){main{grid-template-columns:1fr}aside{position:static;max-height:none;border-left:0;border-top:1px solid #d5d9e0}}
@media print{main{display:block}aside{position:static;max-height:none;overflow:visible;background:#fff;border:0}}
`;
