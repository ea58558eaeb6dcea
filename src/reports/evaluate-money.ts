/** Money terms: sums over the ledger's accounts and over commitments, with the entries behind them. */
import type { Unit } from '../catalogue/model.ts';
import { unitTitle, unitTitleOf } from '../catalogue/names.ts';
import type { ProvenanceLine } from '../kernel/document.ts';
import { sumDong } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import { effectOf, foldLines, MONEY_MEASURES, type MoneyMeasure, measure } from '../ledger/fold.ts';
import type { AccountSum, LedgerEvent } from '../ledger/model.ts';
import { linesOfWorksNamed } from './evaluate-beside.ts';
import { type Facts, scopeKeys, sourceSet } from './facts.ts';
import type { Filters, Term } from './query.ts';

const EVENT_NAMES: Readonly<Record<LedgerEvent, string>> = {
  assign: 'Giao vốn',
  withdraw: 'Thu hồi vốn',
  allocate: 'Phân bổ',
  transfer: 'Điều chỉnh',
  advance: 'Tạm ứng',
  accept: 'Thanh toán tạm ứng',
  recover: 'Thu hồi tạm ứng',
  disburse: 'Thanh toán',
  carry: 'Chuyển nguồn',
  cancel: 'Hủy dự toán',
  reverse: 'Bút toán đảo',
  close: 'Khoá kỳ',
  reopen: 'Mở kỳ',
};

/** More lines than this are counted, not listed: a document is no database. */
const MOST_LINES = 200;

export function isMoney(term: Term): boolean {
  return (MONEY_MEASURES as readonly string[]).includes(term.measure) || term.measure === 'expected' || term.measure === 'counterpart';
}

/** Filters of a money term as a predicate over accounts. @throws Problem unknown-code */
export function keeper(
  facts: Facts,
  unit: Unit,
  filters: Filters,
): (account: Pick<AccountSum, 'unit' | 'component' | 'source' | 'kind' | 'originYear' | 'execYear'>) => boolean {
  const { catalogue } = facts;
  const year = filters.year === undefined ? facts.period.year - (filters.last === 'yes' ? 1 : 0) : Number(filters.year);
  const ownKey = catalogue.unitKey(unit);
  const keys = filters.own === 'yes' ? new Set([ownKey]) : scopeKeys(catalogue, unit, facts.asOf);
  const sources = filters.source === undefined ? null : sourceSet(facts, filters.source);
  const components =
    filters.programme === undefined
      ? null
      : new Set(filters.direct === 'yes' ? [filters.programme] : catalogue.componentsUnder(filters.programme).map((one) => one.code));
  if (sources?.size === 0) throw new Problem('unknown-code', `Không có nguồn vốn “${filters.source}” trong danh mục.`);
  if (filters.programme !== undefined && !catalogue.component(filters.programme))
    throw new Problem('unknown-code', `Không có chương trình, nội dung “${filters.programme}” trong danh mục.`);
  if (filters.kind !== undefined && !catalogue.kind(filters.kind))
    throw new Problem('unknown-code', `Không có loại vốn “${filters.kind}” trong danh mục.`);
  return (account) =>
    (filters.through === 'yes' ? account.execYear <= year : account.execYear === year) &&
    keys.has(account.unit) &&
    (filters.own !== 'no' || account.unit !== ownKey) &&
    (sources === null || sources.has(account.source)) &&
    (components === null || components.has(account.component)) &&
    (filters.kind === undefined || account.kind === filters.kind) &&
    isOfOrigin(filters.origin, account);
}

/** Of the year's own budget, carried from earlier ones, or of one year of origin. */
function isOfOrigin(origin: string | undefined, { originYear, execYear }: Pick<AccountSum, 'originYear' | 'execYear'>): boolean {
  if (origin === undefined) return true;
  if (origin === 'carried') return originYear < execYear;
  return originYear === (origin === 'current' ? execYear : Number(origin));
}

export interface MoneyValue {
  readonly dong: number;
  readonly provenance: () => ProvenanceLine[];
}

export function evaluateMoney(facts: Facts, unit: Unit, term: Term): MoneyValue {
  const { filters } = term;
  if (term.measure === 'expected') return commitments(facts, unit, filters);
  if (term.measure === 'counterpart') {
    const source = filters.source ?? 'NSDP';
    // What a year's own local money stands against is the year's own central money.
    const parts = [
      evaluateMoney(facts, unit, { measure: 'assigned', filters: { ...filters, source, origin: filters.origin ?? 'current' } }),
      commitments(facts, unit, { ...filters, source }),
    ];
    return { dong: sumDong(parts.map((part) => part.dong)), provenance: () => parts.flatMap((part) => part.provenance()) };
  }
  const what = term.measure as MoneyMeasure;
  const keep = keeper(facts, unit, filters);
  if (filters.work !== undefined) {
    const works = linesOfWorksNamed(facts, unit, filters.work).map((one) => ({
      ...one,
      // What comes down to a work's unit is the work's; what left the unit above for it is not counted a second time.
      keep: (account: AccountSum) => account.unit === one.work.unit && keep(account),
    }));
    return {
      dong: sumDong(works.map((one) => measure(foldLines(one.lines), what, one.keep))),
      provenance: () => works.flatMap((one) => ledgerLines({ ...facts, lines: one.lines }, what, one.keep, facts.asOf)),
    };
  }
  const accounts = filters.last === 'yes' ? facts.accountsLastYear : facts.accounts;
  const day = filters.last === 'yes' ? facts.lastYear : facts.asOf;
  return { dong: measure(accounts, what, keep), provenance: () => ledgerLines(facts, what, keep, day) };
}

function ledgerLines(facts: Facts, what: MoneyMeasure, keep: (account: AccountSum) => boolean, until: string): ProvenanceLine[] {
  if (facts.lines === null)
    return [
      {
        from: 'ledger',
        what: 'Quá nhiều bút toán để kèm theo văn bản; xem trong sổ',
        unitName: unitTitle(facts.unit),
        effectiveOn: null,
        document: '',
      },
    ];
  const found: ProvenanceLine[] = [];
  let hidden = 0;
  for (const line of facts.lines) {
    if (line.effectiveOn > until) continue;
    const effect = effectOf(line, what, keep);
    if (effect === 0) continue;
    if (found.length >= MOST_LINES) {
      hidden += 1;
      continue;
    }
    const holder = line.to.stage === 'external' ? line.from.unit : line.to.unit;
    const component = facts.catalogue.component(line.component);
    found.push({
      from: 'ledger',
      home: line.home,
      seq: line.seq,
      what: `${EVENT_NAMES[line.event]} · ${line.component}${component ? ` ${component.shortName}` : ''} · ${line.source} · ${line.kind}`,
      unitName: unitTitleOf(facts.catalogue, holder),
      effectiveOn: line.effectiveOn,
      document: line.document,
      dong: effect,
      ...facts.origins.get(`${line.home} ${line.seq}`),
    });
  }
  if (hidden > 0)
    found.push({ from: 'ledger', what: `… và ${hidden} bút toán nữa, xem trong sổ`, unitName: '', effectiveOn: null, document: '' });
  return found;
}

function commitments(facts: Facts, unit: Unit, filters: Filters): MoneyValue {
  const keep = keeper(facts, unit, { ...filters, origin: 'current' });
  const matches = (fact: Facts['commitments'][number]) =>
    fact.data.status === 'expected' &&
    isOfOrigin(filters.origin, { originYear: fact.data.year, execYear: fact.data.year }) &&
    keep({
      unit: fact.unit,
      component: fact.data.component,
      source: fact.data.source,
      kind: fact.data.kind,
      originYear: fact.data.year,
      execYear: fact.data.year,
    });
  const found = facts.commitments.filter(matches);
  return {
    dong: sumDong(found.map((fact) => fact.data.amount)),
    provenance: () =>
      found.map((fact) => ({
        from: 'record',
        what: `Vốn dự kiến · ${fact.data.component} · ${fact.data.source}`,
        unitName: unitTitle(facts.catalogue.unitByKey(fact.unit) ?? unit),
        effectiveOn: fact.effectiveOn,
        document: fact.data.document,
        dong: fact.data.amount,
        ...fact.origin,
      })),
  };
}
