/** Findings for a terminal: the sentence, then the line they stand in with a caret under the figure. */
import type { Finding, Quote } from '../../kernel/finding.ts';
import type { AuditText } from '../../reading/audit-text.ts';
import type { AuditResult, RuleName } from '../model.ts';
import { RULE_TITLES } from '../rule-titles.ts';

const LABEL = { error: 'LỖI', warning: 'CẢNH BÁO', note: 'GHI CHÚ' } as const;
const COLOUR = { error: '\u001b[31m', warning: '\u001b[33m', note: '\u001b[36m' } as const;
const RESET = '\u001b[0m';
/** Characters of context either side of a figure. */
const AROUND = 44;
/** Cells of a row either side of one; with what stands between them, more than AROUND characters. */
const CELLS = 15;

export interface TerminalOptions {
  readonly colour: boolean;
  /** Notes are counted, and shown only when asked for. */
  readonly notes: boolean;
}

export function toTerminal(result: AuditResult, source: AuditText, options: TerminalOptions): string[] {
  const lines: string[] = [];
  const { summary, document } = result;
  for (const finding of result.findings) {
    if (finding.severity === 'note' && !options.notes) continue;
    lines.push(...one(finding, source, options), '');
  }
  const parts = [`${summary.errors} lỗi`, `${summary.warnings} cảnh báo`, `${summary.notes} ghi chú`];
  if (summary.ignored > 0) parts.push(`${summary.ignored} bỏ qua theo yêu cầu`);
  lines.push(
    `${document.path}: ${parts.join(', ')}. Đã đối chiếu ${summary.relationsChecked} quan hệ giữa ${summary.figures} số liệu, ${summary.relationsHeld} đúng${summary.unchecked > 0 ? `; ${summary.unchecked} chỗ không đủ căn cứ để kết luận` : ''}.`,
  );
  return lines;
}

function one(finding: Finding, source: AuditText, { colour }: TerminalOptions): string[] {
  const paint = (words: string) => (colour ? `${COLOUR[finding.severity]}${words}${RESET}` : words);
  const title = RULE_TITLES[finding.rule as RuleName] ?? finding.rule;
  const lines = [`${paint(LABEL[finding.severity])} [${finding.rule}] ${finding.message}`];
  finding.quotes.slice(0, 3).forEach((quote, index) => {
    const { line, caret, mark } = context(...placeOf(quote, source));
    lines.push(
      `    ${line}`,
      `    ${' '.repeat(caret)}${paint((index === 0 ? '^' : '-').repeat(Math.max(1, mark)))}${quote.page === undefined ? '' : `  (trang ${quote.page})`}`,
    );
  });
  if (finding.suggestion !== undefined)
    lines.push(`    Đề nghị: ${finding.suggestion.replace.text} → ${finding.suggestion.with} (${finding.suggestion.reason})`);
  lines.push(`    ${title}${finding.legalRef === undefined ? '' : `; ${finding.legalRef}`} · bỏ qua: --ignore ${finding.id}`);
  return lines;
}

/** A figure in a cell says little without its row. */
function placeOf(quote: Quote, { text, blocks }: AuditText): [text: string, start: number, end: number] {
  const at = blocks[quote.block]?.cell;
  if (at === undefined) return [text, quote.start, quote.end];
  const inRow = (index: number) => blocks[index]?.cell?.row === at.row && blocks[index]?.cell?.table === at.table;
  let first = quote.block;
  while (quote.block - first < CELLS && inRow(first - 1)) first -= 1;
  let row = '';
  let start = 0;
  for (let index = first; index <= quote.block + CELLS && inRow(index); index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    if (index > first) row += ' | ';
    if (index === quote.block) start = row.length + quote.start - block.start;
    row += text.slice(block.start, block.end);
  }
  return [row, start, start + quote.end - quote.start];
}

function context(text: string, start: number, end: number): { line: string; caret: number; mark: number } {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND);
  const stop = text.indexOf('\n', end);
  const to = Math.min(stop < 0 ? text.length : stop, end + AROUND);
  const clean = (part: string) => part.replace(/\s+/gu, ' ');
  const head = (from > 0 && text[from - 1] !== '\n' ? '…' : '') + clean(text.slice(from, start));
  const body = clean(text.slice(start, Math.min(end, start + 120)));
  const width = (part: string) => [...part.normalize('NFC')].length;
  return {
    line: head + body + clean(text.slice(Math.min(end, start + 120), to)) + (to < text.length && text[to] !== '\n' ? '…' : ''),
    caret: width(head),
    mark: width(body),
  };
}
