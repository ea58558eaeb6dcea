/**
 * The pages of the rules, from the rules themselves, their thresholds and their examples: docs/quy-tac/*.md. `node scripts/rule-pages.ts`
 * writes them; a test compares.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { buildCatalogue } from '../src/catalogue/catalogue.ts';
import { readShippedData } from '../src/catalogue/files.ts';
import { loadCatalogue } from '../src/catalogue/load.ts';
import type { Threshold } from '../src/catalogue/model.ts';
import { formatDay } from '../src/kernel/calendar.ts';
import type { Rule } from '../src/rules/model.ts';
import { MARKS, RULE_GROUPS } from '../src/rules/rules.ts';

const FOLDER = new URL('../docs/quy-tac/', import.meta.url);
const EXAMPLES = new URL('../src/rules/examples/', import.meta.url);
const SEVERITIES = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi chú' } as const;
const TIERS: Readonly<Record<string, string>> = { tinh: 'tỉnh', huyen: 'huyện', xa: 'xã' };
const VERDICTS = { holds: 'đúng', fails: 'nêu ra', 'cannot-check': 'không kết luận' } as const;

interface Example {
  readonly tên: string;
  readonly 'kết luận': keyof typeof VERDICTS;
  readonly 'phát hiện'?: readonly string[];
}

const basisOf = ({ legalRef, confidence }: Rule, thresholds: readonly Threshold[] = []): string => {
  if (legalRef !== '') return `${legalRef}${MARKS[confidence] === '' ? '' : ` (${MARKS[confidence]})`}`;
  if (confidence !== 'verified') return 'Thông lệ quản lý; quy tắc không dẫn văn bản';
  return thresholds.length > 0 ? 'Văn bản của từng thời gian, nêu ở ngưỡng' : 'Đối chiếu số liệu trong sổ, không cần văn bản';
};

function thresholdRow({
  programme,
  tier,
  unit,
  detail,
  value,
  valueUnit,
  note,
  validFrom,
  validTo,
  legalRef,
  source,
  confidence,
}: Threshold): string {
  const about = [programme, tier === '' ? '' : `cấp ${TIERS[tier]}`, unit, detail].filter((one) => one !== '').join(' · ') || 'chung';
  const basis =
    legalRef === ''
      ? source.startsWith('DOMAIN')
        ? 'chưa biết văn bản'
        : source
      : `${legalRef}${MARKS[confidence] === '' ? '' : ` (${MARKS[confidence]})`}`;
  const dates = `${formatDay(validFrom)}${validTo === null ? ' trở đi' : ` – ${formatDay(validTo)}`}`;
  return `| ${about} | ${value} ${valueUnit} | ${dates} | ${basis} | ${note} |`;
}

function pageOf(rule: Rule, thresholds: readonly Threshold[]): string {
  const examples = parse(readFileSync(new URL(`${rule.id}.yaml`, EXAMPLES), 'utf8')) as readonly Example[];
  const dates = `${formatDay(rule.validFrom)}${rule.validTo === null ? ' trở đi' : ` đến ${formatDay(rule.validTo)}`}`;
  return [
    `# ${rule.title}`,
    '',
    rule.explain,
    '',
    `**Khi nêu ra:** ${rule.remedy}`,
    '',
    '| | |',
    '|---|---|',
    `| Mã | \`${rule.id}\` |`,
    `| Mức | ${SEVERITIES[rule.severity]}${rule.severity === 'error' && thresholds.length > 0 ? '; chỉ còn là cảnh báo khi ngưỡng chưa đối chiếu' : ''} |`,
    `| Căn cứ | ${basisOf(rule, thresholds)} |`,
    `| Áp dụng | ${dates} |`,
    ...(thresholds.length === 0
      ? []
      : [
          '',
          '## Ngưỡng',
          '',
          'Cơ quan thay hoặc thêm ở Danh mục, bảng “Ngưỡng của quy tắc”, kèm văn bản; không sửa mã.',
          '',
          '| Cho | Mức | Hiệu lực | Căn cứ | Ghi chú |',
          '|---|---|---|---|---|',
          ...thresholds.map(thresholdRow),
        ]),
    '',
    '## Ví dụ',
    '',
    '| Trường hợp | Kết luận | Câu nêu ra |',
    '|---|---|---|',
    ...examples.map(
      (one) => `| ${one.tên} | ${VERDICTS[one['kết luận']]} | ${(one['phát hiện'] ?? []).map((text) => `… ${text} …`).join('<br>')} |`,
    ),
    '',
    `Số liệu đầy đủ của từng ví dụ: [\`src/rules/examples/${rule.id}.yaml\`](../../src/rules/examples/${rule.id}.yaml); mỗi ví dụ là một phép thử.`,
    '',
  ].join('\n');
}

/** File name → content of every page. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
  const pages = new Map<string, string>();
  const index = [
    '# Quy tắc kiểm tra số liệu',
    '',
    'Mỗi quy tắc là dữ liệu, một hàm thuần và căn cứ của nó; chạy bằng `npx mtqg rules --unit MÃ --period KỲ`, ở trang Quy tắc và bên lề báo cáo. Kết luận là đúng, nêu ra, hoặc không kết luận và vì sao. Quy tắc hay ngưỡng chưa đối chiếu chỉ cảnh báo và nêu dấu ấy.',
    '',
    'Các trang này do `node scripts/rule-pages.ts` viết ra từ chính quy tắc; một phép thử so lại.',
    '',
  ];
  for (const [group, rules] of Object.entries(RULE_GROUPS)) {
    index.push(`## ${group}`, '', '| Quy tắc | Mức | Căn cứ |', '|---|---|---|');
    for (const rule of rules) {
      const thresholds = catalogue.rows.thresholds.filter((one) => one.rule === thresholdOf(rule.id));
      index.push(`| [${rule.title}](${rule.id}.md) | ${SEVERITIES[rule.severity]} | ${basisOf(rule, thresholds)} |`);
      pages.set(`${rule.id}.md`, pageOf(rule, thresholds));
    }
    index.push('');
  }
  pages.set('README.md', index.join('\n'));
  return pages;
}

/** Rules of money carried over share one list of deadlines. */
const thresholdOf = (id: string): string =>
  id === 'carry-permitted' || id === 'carry-payment' || id === 'carry-left' ? 'carry-deadline' : id;

if (import.meta.main) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const pages = await rulePages();
  for (const [name, text] of pages) writeFileSync(new URL(name, FOLDER), text);
  console.log(`docs/quy-tac: ${pages.size} pages`);
}
