/** What rules about money share: funds in words, sums by fund, entries. */
import { unitTitleOf } from '../catalogue/names.ts';
import { exactDecimals, exactParts, formatAmount, formatPercent, sumDong } from '../kernel/money.ts';
import { type MoneyMeasure, measure } from '../ledger/fold.ts';
import type { AccountSum, EntryLine, Fund } from '../ledger/model.ts';
import type { RuleInput } from './model.ts';

/** "26.844 triệu đồng", with as many decimals as make it exact (at most 3), else in đồng. */
export function money(amount: number): string {
  const decimals = exactDecimals([amount], 1_000_000);
  return BigInt(amount) % 1_000n === 0n ? `${formatAmount(amount, 1_000_000, decimals)} triệu đồng` : `${formatAmount(amount, 1, 0)} đồng`;
}

/** Percent with two decimals, half up; "—" without a denominator. */
export const percent = (numerator: number, denominator: number): string =>
  denominator === 0 ? '—' : `${formatPercent({ numerator, denominator }, 2)} %`;

/** 100 · numerator − limit · denominator, scaled to whole numbers: its sign says on which side of the limit the ratio lies. */
function beyond(numerator: number, denominator: number, limit: string): bigint {
  const { units, scale } = exactParts(limit);
  return BigInt(numerator) * 100n * scale - BigInt(denominator) * units;
}
/** numerator / denominator < limit %, exactly; `limit` is decimal text. */
export const isBelowPercent = (numerator: number, denominator: number, limit: string): boolean =>
  beyond(numerator, denominator, limit) < 0n;
/** numerator / denominator > limit %, exactly. */
export const isOverPercent = (numerator: number, denominator: number, limit: string): boolean => beyond(numerator, denominator, limit) > 0n;

/** "CTMTQG DTTS&MN, Dự án 3, Tiểu dự án 1": the path by short names. */
export function componentWords({ catalogue }: Pick<RuleInput, 'catalogue'>, code: string): string {
  const names: string[] = [];
  for (let at = catalogue.component(code); at; at = at.parent === '' ? undefined : catalogue.component(at.parent))
    names.unshift(at.shortName);
  return names.length === 0 ? code : `${names.join(', ')} (${code})`;
}

export function fundWords(input: Pick<RuleInput, 'catalogue' | 'asOf'>, { component, source, kind, originYear }: Fund): string {
  const { catalogue } = input;
  const [from, what] = [catalogue.source(source)?.shortName ?? source, catalogue.kind(kind, input.asOf)?.shortLabel ?? kind];
  return `${componentWords(input, component)}, ${from}, ${what}, vốn ${originYear}`;
}

export const unitWords = ({ catalogue }: Pick<RuleInput, 'catalogue'>, key: string): string => unitTitleOf(catalogue, key);

/** "Dự án 3, Tiểu dự án 1 (DT.DA3.T1)": the path below the programme. */
function contentWords({ catalogue }: Pick<RuleInput, 'catalogue'>, code: string): string {
  const names: string[] = [];
  for (let at = catalogue.component(code); at && at.parent !== ''; at = catalogue.component(at.parent)) names.unshift(at.shortName);
  return names.length === 0 ? code : `${names.join(', ')} (${code})`;
}

export const kindWords = ({ catalogue, asOf }: Pick<RuleInput, 'catalogue' | 'asOf'>, kind: string): string =>
  lowerFirst(catalogue.kind(kind, asOf)?.label ?? kind);
const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** "CTMTQG GNBV, NSTW: 3 khoản, tổng 12 triệu đồng (lớn nhất: Dự án 2 (GN.DA2) 7 triệu đồng; …)": funds of one programme and source, largest first. */
export function listed(input: Pick<RuleInput, 'catalogue'>, accounts: readonly (Fund & { readonly amount: number })[]): string {
  const [first] = accounts;
  if (!first) return '';
  const head = `${input.catalogue.rootOf(first.component)?.shortName ?? first.component}, ${input.catalogue.source(first.source)?.shortName ?? first.source}`;
  const largest = [...accounts].sort((a, b) => b.amount - a.amount || (a.component < b.component ? -1 : 1)).slice(0, 3);
  // The same content may stand there with money of two years.
  const years = new Set(accounts.map((one) => one.originYear)).size > 1;
  const shown = largest
    .map((one) => `${contentWords(input, one.component)}${years ? ` vốn ${one.originYear}` : ''} ${money(one.amount)}`)
    .join('; ');
  const total = money(sumDong(accounts.map((one) => one.amount)));
  return accounts.length === 1 ? `${head}: ${shown}` : `${head}: ${accounts.length} khoản, tổng ${total} (lớn nhất: ${shown})`;
}

/** Code of the unit under a key `code@validFrom`. */
export const codeOf = (key: string): string => key.split('@')[0] ?? key;

export const programmeOf = ({ catalogue }: Pick<RuleInput, 'catalogue'>, component: string): string =>
  catalogue.rootOf(component)?.code ?? component;

const TOO_MANY = 'quá nhiều bút toán để xem từng dòng; hỏi từng đơn vị trực thuộc';

/** Lines of the scope that stand: a reversed entry and its reversal are left out. A text where there are too many. */
export function standingLines({ lines }: Pick<RuleInput, 'lines'>): readonly EntryLine[] | string {
  if (lines === null) return TOO_MANY;
  const reversed = new Set(lines.flatMap(({ home, corrects }) => (corrects === null ? [] : [`${home} ${corrects}`])));
  return lines.filter(({ home, seq, corrects }) => corrects === null && !reversed.has(`${home} ${seq}`));
}

export const entryOf = ({ home, seq }: Pick<EntryLine, 'home' | 'seq'>) => ({ home, seq });

/** Entries of lines, each once, the first ten. */
export function entriesOf(lines: readonly Pick<EntryLine, 'home' | 'seq'>[]): { home: string; seq: number }[] {
  return [...new Map(lines.map((line) => [`${line.home} ${line.seq}`, entryOf(line)])).values()].slice(0, 10);
}

/** Sums by a name of what is kept, in the order of the names. */
export function groups<T>(items: readonly T[], nameOf: (item: T) => string): [string, readonly T[]][] {
  return [...Map.groupBy(items, nameOf)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

export const sumOf = (accounts: readonly AccountSum[], what: MoneyMeasure): number => measure(accounts, what, () => true);

/** Fund and execution year, whatever the unit. */
export const fundName = ({
  component,
  source,
  kind,
  originYear,
  execYear,
}: Pick<AccountSum, 'component' | 'source' | 'kind' | 'originYear' | 'execYear'>) =>
  `${component}|${source}|${kind}|${originYear}|${execYear}`;
