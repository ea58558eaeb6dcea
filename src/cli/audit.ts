/** mtqg audit FILE…: what contradicts itself in a report; no database needed. */
import { basename, extname, join } from 'node:path';
import { type AuditedFile, type AuditFileOptions, auditBytes, type LedgerFigure } from '../audit/audit-file.ts';
import { toAnnotatedDocx } from '../audit/formats/docx.ts';
import { toHtml } from '../audit/formats/html.ts';
import { toSarif } from '../audit/formats/sarif.ts';
import { toTerminal } from '../audit/formats/terminal.ts';
import { RULES } from '../audit/model.ts';
import { readShippedData } from '../catalogue/files.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { SEVERITIES, type Severity } from '../kernel/finding.ts';
import { Problem } from '../kernel/problem.ts';
import { ledgerFigures } from '../reports/actions.ts';
import { auditFacts } from '../reports/audit-facts.ts';
import { expandPaths, readSettings, readStandardInput } from './audit-files.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Context, flag, required, text, texts } from './options.ts';
import { readInput, writeOutput } from './output.ts';

const FORMATS = ['text', 'json', 'sarif', 'html', 'docx'] as const;
type Format = (typeof FORMATS)[number];
/** Shown as the tool's version in SARIF; the package's. */
const VERSION = '0.1.0';

export const auditCommand: CommandSpec = {
  name: 'audit',
  usage:
    'audit TỆP… [--format text|json|sarif|html|docx] [--out THƯ_MỤC]   (TỆP: .docx .pdf .md .txt .xlsx, thư mục, hoặc - để đọc đầu vào chuẩn)',
  summary: { vi: 'Tìm số liệu, ngày, viện dẫn, thể thức sai trong báo cáo', en: 'Find what contradicts itself in a report' },
  options: {
    format: { type: 'string', help: `${FORMATS.join(', ')} (mặc định: text; --json là --format json)` },
    out: { type: 'string', help: 'thư mục ghi kết quả (html, docx; tệp khác cũng được)' },
    'with-text': { type: 'boolean', help: 'kèm văn bản đã đọc trong JSON' },
    rule: { type: 'string', help: `chỉ các quy tắc này: ${RULES.join(', ')}`, multiple: true },
    ignore: { type: 'string', help: 'bỏ qua phát hiện theo mã (hoặc tên quy tắc); có thể nhắc lại', multiple: true },
    'min-severity': { type: 'string', help: 'mức thấp nhất được nêu: error, warning, note' },
    notes: { type: 'boolean', help: 'nêu cả ghi chú (làm tròn, phạm vi) khi in ra màn hình' },
    'against-ledger': { type: 'boolean', help: 'so cả với số liệu trong sổ (cần --unit và --period)' },
    unit: { type: 'string', help: 'mã hoặc tên đơn vị, dùng với --against-ledger' },
    period: { type: 'string', help: 'kỳ báo cáo, dùng với --against-ledger' },
  },
  run: async (context) => {
    const format = formatOf(context);
    const paths = await expandPaths(context.effects, context.args);
    if (paths.length === 0) throw new Problem('invalid-usage', 'Chưa có tệp để kiểm tra. Ví dụ: mtqg audit bao-cao.docx.');
    const settings = await readSettings(context.effects);
    const facts = auditFacts(loadCatalogue(await readShippedData()));
    const options: AuditFileOptions = {
      facts,
      withText: flag(context, 'with-text'),
      rules: rulesOf([...texts(context, 'rule'), ...(texts(context, 'rule').length === 0 ? settings.rules : [])]),
      ignore: [...texts(context, 'ignore'), ...settings.ignore],
      minSeverity: severityOf(text(context, 'min-severity') ?? settings.minSeverity),
    };
    const ledger = flag(context, 'against-ledger') ? await liveFigures(context) : undefined;
    return report(context, format, await audited(context, paths, options, ledger));
  },
};

/** @throws Problem invalid-usage without unit and period */
async function liveFigures(context: Context): Promise<readonly LedgerFigure[]> {
  const unit = required(context, 'unit', 'mã hoặc tên đơn vị, ví dụ --unit 614');
  const period = required(context, 'period', 'kỳ báo cáo, ví dụ --period 2023-H1');
  return withDatabase(context, 'read', ({ db }) => ledgerFigures(db, { unit, period }));
}

interface Item {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly done?: AuditedFile;
  readonly problem?: Problem;
}

async function audited(
  context: Context,
  paths: readonly string[],
  options: AuditFileOptions,
  ledger: readonly LedgerFigure[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for (const path of paths) {
    let bytes = new Uint8Array();
    try {
      bytes =
        path === '-'
          ? ((await readStandardInput()) as Uint8Array<ArrayBuffer>)
          : ((await readInput(context.effects, path)).bytes as Uint8Array<ArrayBuffer>);
      const more = ledger === undefined ? {} : { ledger };
      items.push({ path, bytes, done: await auditBytes(path === '-' ? 'stdin' : path, bytes, { ...options, ...more }) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      items.push({ path, bytes, problem: error });
    }
  }
  return items;
}

async function report(context: Context, format: Format, items: readonly Item[]): Promise<number> {
  const { effects } = context;
  const problems = items.flatMap(({ path, problem }) =>
    problem === undefined ? [] : [{ path, code: problem.code, message: problem.message }],
  );
  if (format === 'json') {
    const list = items.map(
      ({ path, done, problem }) =>
        done?.result ?? { schemaVersion: 1, document: { path }, problem: { code: problem?.code, message: problem?.message } },
    );
    await show(context, 'ket-qua.json', JSON.stringify(list.length === 1 ? list[0] : list, null, 2));
  } else if (format === 'sarif') {
    const sources = items.flatMap(({ done }) => (done === undefined ? [] : [{ result: done.result, text: done.source.text }]));
    await show(context, 'ket-qua.sarif', JSON.stringify(toSarif(sources, problems, VERSION), null, 2));
  } else {
    for (const item of items) await reportOne(context, format, item);
    for (const { path, message } of problems) effects.err(`${path}: ${message}`);
  }
  if (problems.length > 0) return 2;
  return items.some(({ done }) => (done?.result.summary.errors ?? 0) > 0) ? 1 : 0;
}

async function show(context: Context, name: string, content: string): Promise<void> {
  const folder = text(context, 'out');
  if (folder === undefined) context.effects.out(content);
  else context.effects.out(await writeOutput(context.effects, join(folder, name), new TextEncoder().encode(`${content}\n`)));
}

async function reportOne(context: Context, format: 'text' | 'html' | 'docx', { path, bytes, done }: Item): Promise<void> {
  if (done === undefined) return;
  const { effects } = context;
  const name = path === '-' ? 'dau-vao' : basename(path, extname(path));
  if (format === 'text') {
    const colour = effects.isTerminal && (effects.env['NO_COLOR'] ?? '') === '';
    for (const line of toTerminal(done.result, done.source, { colour, notes: flag(context, 'notes') })) effects.out(line);
    return;
  }
  const content =
    format === 'html'
      ? new TextEncoder().encode(toHtml(done.result, done.source))
      : toAnnotatedDocx(bytes, done.source, done.result.findings, effects.now());
  const folder = text(context, 'out');
  if (format === 'html' && folder === undefined) {
    effects.out(new TextDecoder().decode(content));
    return;
  }
  const target = await writeOutput(effects, join(folder ?? '.', `${name}-kiem-tra.${format}`), content);
  const { errors, warnings, notes } = done.result.summary;
  effects.out(`${target}   ${errors} lỗi, ${warnings} cảnh báo, ${notes} ghi chú`);
}

function formatOf(context: Context): Format {
  const wanted = text(context, 'format') ?? (context.json ? 'json' : 'text');
  const format = FORMATS.find((one) => one === wanted);
  if (format === undefined) throw new Problem('invalid-usage', `Không có định dạng “${wanted}”; dùng ${FORMATS.join(', ')}.`);
  return format;
}

function rulesOf(names: readonly string[]): string[] {
  for (const name of names)
    if (!RULES.some((rule) => rule === name)) throw new Problem('invalid-usage', `Không có quy tắc “${name}”; có: ${RULES.join(', ')}.`);
  return [...names];
}

function severityOf(name: string | undefined): Severity {
  const severity = SEVERITIES.find((one) => one === (name ?? 'note'));
  if (severity === undefined) throw new Problem('invalid-usage', `Không có mức “${name}”; dùng error, warning hoặc note.`);
  return severity;
}
