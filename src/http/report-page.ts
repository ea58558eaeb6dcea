/** The local page of `npm start`: the report, downloads, and what differs from the print of 2023. Reads only the files it was given. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../kernel/problem.ts';

export interface ReportPage {
  readonly files: readonly { readonly path: string; readonly format: string }[];
  readonly title: string;
  readonly printed: {
    readonly agree: number;
    readonly differ: readonly { readonly label: string; readonly printed: string; readonly ledger: string }[];
  };
  /** Whether the application stands beside it. */
  readonly application?: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};
const NAMES: Readonly<Record<string, string>> = {
  docx: 'Word (DOCX)',
  pdf: 'PDF',
  xlsx: 'Phụ lục (XLSX)',
  html: 'Trang web (HTML)',
  md: 'Văn bản (Markdown)',
};
/** The page and the report run their own inline script and style and nothing from elsewhere. */
const CSP =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function render(page: ReportPage): string {
  const report = page.files.find((file) => file.format === 'html');
  const link = (file: ReportPage['files'][number]) =>
    `<li><a href="/tep/${encodeURIComponent(basename(file.path))}"${file.format === 'html' ? '' : ' download'}>${escape(NAMES[file.format] ?? file.format)}</a></li>`;
  const rows = page.printed.differ
    .map((one) => `<tr><td>${escape(one.label)}</td><td class="n">${escape(one.printed)}</td><td class="n">${escape(one.ledger)}</td></tr>`)
    .join('');
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>mtqg: ${escape(page.title)}</title>
<style>
:root{--ink:#1d2733;--soft:#5b6876;--line:#d9dfe6;--accent:#0b5cad;--paper:#fff;--back:#f3f5f8}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--back);display:grid;grid-template-columns:340px 1fr;min-height:100vh}
aside{padding:24px;border-right:1px solid var(--line);background:var(--paper);overflow:auto;max-height:100vh;position:sticky;top:0}
h1{font-size:17px;margin:0 0 4px}h2{font-size:14px;margin:24px 0 8px;color:var(--soft);text-transform:uppercase;letter-spacing:.04em}
p{margin:0 0 8px;color:var(--soft)}ul{list-style:none;margin:0;padding:0}li{margin:0 0 6px}
a{color:var(--accent);text-underline-offset:2px}a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
li a{display:block;padding:8px 12px;border:1px solid var(--line);border-radius:6px;text-decoration:none}li a:hover{border-color:var(--accent)}
table{width:100%;border-collapse:collapse;font-size:13px}th,td{text-align:left;padding:6px 4px;border-top:1px solid var(--line);vertical-align:top}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
main{min-width:0}iframe{border:0;width:100%;height:100vh;display:block;background:var(--paper)}
@media(max-width:900px){body{grid-template-columns:1fr}aside{position:static;max-height:none;border-right:0;border-bottom:1px solid var(--line)}}
</style></head>
<body><aside aria-label="Tải về và đối chiếu"><h1>Báo cáo huyện Kon Rẫy</h1><p>${escape(page.title)}</p>
<p>Bấm vào một số trong báo cáo để xem số đó từ đâu: bút toán, quyết định, ô của bảng nhập.</p>
<p>${page.application ? '<a href="/viec-cua-toi">Mở ứng dụng</a> · ' : ''}<a href="/ra-soat">Rà soát một báo cáo khác</a> · <a href="/api/docs">Tài liệu API</a></p>
<h2>Tải về</h2><ul>${page.files.map(link).join('')}</ul>
<h2>Khác với bản in năm 2023</h2><p>${page.printed.differ.length} số liệu khác, ${page.printed.agree} số liệu khớp.</p>
<table><thead><tr><th>Số liệu</th><th class="n">Đã in</th><th class="n">Theo sổ</th></tr></thead><tbody>${rows}</tbody></table>
</aside><main aria-label="Xem báo cáo">${report ? `<iframe title="Báo cáo" src="/tep/${encodeURIComponent(basename(report.path))}"></iframe>` : '<p>Chưa có bản HTML.</p>'}</main></body></html>`;
}

/** The report at the front door; its files by name. */
export function reportPage(page: ReportPage): (app: FastifyInstance) => void {
  const byName = new Map(page.files.map((file) => [basename(file.path), file]));
  const guard = (reply: FastifyReply) => reply.header('content-security-policy', CSP).header('cache-control', 'no-cache');
  return (app) => {
    app.get('/', { schema: { hide: true } }, async (_request, reply) =>
      guard(reply)
        .type(TYPES['html'] ?? '')
        .send(render(page)),
    );
    app.get<{ Params: { name: string } }>('/tep/:name', { schema: { hide: true } }, async (request, reply) => {
      // Names are looked up in the list, never joined to a path.
      const file = byName.get(request.params.name);
      if (!file) throw new Problem('not-found', 'Không có tệp này; mở lại trang đầu và chọn trong danh sách tải về.');
      return guard(reply)
        .type(TYPES[file.format] ?? 'application/octet-stream')
        .send(await readFile(file.path));
    });
  };
}
