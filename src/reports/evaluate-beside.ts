/** Figures beside the ledger: forecasts, medium-term plans, other sources, works. Missing figures fail; they are never zero. */
import type { Unit } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import { valueOf } from '../funding/mobilised.ts';
import { dayOf, formatDay } from '../kernel/calendar.ts';
import type { FigureValue, ProvenanceLine } from '../kernel/document.ts';
import type { Fact } from '../kernel/fact.ts';
import { sumDong } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import type { EntryLine } from '../ledger/model.ts';
import type { Work } from '../works/model.ts';
import { linesOfWorks, workKey } from '../works/money.ts';
import { type Facts, scopeKeys, sourceSet } from './facts.ts';
import type { Filters, Term } from './query.ts';
import { recordLine } from './record-line.ts';

interface BesideAnswer {
  readonly value: FigureValue;
  readonly label: string;
  readonly provenance: () => ProvenanceLine[];
}

/** How a query names a work: code of its unit, then its own code, both safe to stand in a query. */
export const workName = ({ unit, data }: Pick<Fact<Work>, 'unit' | 'data'>): string =>
  `${encodeURIComponent(unit.split('@')[0] ?? '')}/${encodeURIComponent(data.code)}`;

/** Works of a unit that a query names; "*": all of them, of a programme when that is asked. @throws Problem no-data */
function worksNamed(facts: Facts, unit: Unit, filters: Filters): Fact<Work>[] {
  const keys = scopeKeys(facts.catalogue, unit, facts.asOf);
  const found = facts.works.works.filter(
    (work) =>
      keys.has(work.unit) &&
      (filters.work === '*' || filters.work === undefined || workName(work) === filters.work) &&
      (filters.programme === undefined || facts.catalogue.isUnder(work.data.component, filters.programme)),
  );
  if (found.length === 0)
    throw new Problem('no-data', `Không có công trình “${filters.work ?? ''}”; khai báo ở trang “Công trình” của bảng nhập.`);
  return found;
}

export const workWords = (facts: Facts, name: string): string =>
  facts.works.works.find((work) => workName(work) === name)?.data.name ?? 'các công trình';

/** Lines of the ledger about a work, or about each work of a unit. */
export function linesOfWorksNamed(facts: Facts, unit: Unit, name: string): { work: Fact<Work>; lines: readonly EntryLine[] }[] {
  const lines = linesOfWorks(facts.works, facts.workLines);
  return worksNamed(facts, unit, { work: name }).map((work) => ({ work, lines: lines.get(workKey(work.unit, work.data.code)) ?? [] }));
}

type FundOf = { readonly component: string; readonly source: string; readonly kind: string };
function fundFilter(facts: Facts, filters: Filters): (fund: FundOf) => boolean {
  const { catalogue } = facts;
  const sources = filters.source === undefined ? null : new Set(catalogue.sourcesUnder(filters.source));
  return ({ component, source, kind }) =>
    (filters.programme === undefined ||
      (filters.direct === 'yes' ? component === filters.programme : catalogue.isUnder(component, filters.programme))) &&
    (sources === null || sources.has(source)) &&
    (filters.kind === undefined || kind === filters.kind);
}

/** @throws Problem no-data */
export function beside(facts: Facts, unit: Unit, { measure, filters }: Term): BesideAnswer {
  switch (measure) {
    case 'forecast':
      return forecast(facts, unit, filters);
    case 'medium':
      return medium(facts, unit, filters);
    case 'mobilised':
      return mobilised(facts, unit, filters);
    case 'investment':
      return investment(facts, unit, filters);
    default:
      return progress(facts, unit, filters);
  }
}

function forecast(facts: Facts, unit: Unit, filters: Filters): BesideAnswer {
  const keys = scopeKeys(facts.catalogue, unit, facts.asOf);
  const year = Number(filters.year ?? facts.period.year);
  const by = filters.by === 'deadline' ? dayOf(year + 1, 1, 31) : dayOf(year, 12, 31);
  const keep = fundFilter(facts, filters);
  const asked = facts.funding.forecasts.filter(
    (fact) => keys.has(fact.unit) && fact.data.year === year && fact.data.by === by && keep(fact.data),
  );
  const newest = new Map<string, (typeof asked)[number]>();
  for (const fact of [...asked].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)))
    newest.set(`${fact.unit}|${fact.data.component}|${fact.data.source}|${fact.data.kind}`, fact);
  const found = [...newest.values()];
  if (found.length === 0)
    throw new Problem('no-data', `Chưa có số ước giải ngân đến ${formatDay(by)} của ${unitTitle(unit)}; nhập ở trang “Ước giải ngân”.`);
  return {
    value: { type: 'money', dong: sumDong(found.map(({ data }) => data.amount)) },
    label: `Ước giải ngân đến ${formatDay(by)}`,
    provenance: () =>
      found.map((fact) => recordLine(facts, fact, `Ước giải ngân · ${fact.data.component}`, fact.data.basis, fact.data.amount)),
  };
}

function medium(facts: Facts, unit: Unit, filters: Filters): BesideAnswer {
  const owner = facts.catalogue.unitKey(unit);
  const year = Number(filters.year ?? facts.period.year);
  const keep = fundFilter(facts, filters);
  const found = facts.funding.mediumPlans.filter(
    ({ unit: of, data }) => of === owner && data.fromYear <= year && year <= data.toYear && keep(data),
  );
  const missing = found.filter(({ data }) => data.amount === null);
  if (found.length === 0 || missing.length > 0)
    throw new Problem(
      'no-data',
      found.length === 0
        ? `Chưa nhập kế hoạch vốn trung hạn của ${unitTitle(unit)}; nhập ở trang “Vốn trung hạn”.`
        : `Kế hoạch vốn trung hạn của ${unitTitle(unit)} còn ${missing.length} khoản chưa được giao hoặc chưa biết, không cộng được.`,
    );
  return {
    value: { type: 'money', dong: sumDong(found.map(({ data }) => data.amount ?? 0)) },
    label: 'Kế hoạch vốn trung hạn',
    provenance: () =>
      found.map((fact) => recordLine(facts, fact, `Vốn trung hạn · ${fact.data.component}`, fact.data.document, fact.data.amount ?? 0)),
  };
}

function mobilised(facts: Facts, unit: Unit, filters: Filters): BesideAnswer {
  const keys = scopeKeys(facts.catalogue, unit, facts.asOf);
  const year = Number(filters.year ?? facts.period.year);
  const sources = filters.source === undefined ? null : sourceSet(facts, filters.source);
  const found = facts.funding.contributions.filter(
    ({ unit: of, data }) =>
      keys.has(of) &&
      data.year === year &&
      // Money that stands in the ledger of a programme is counted there.
      data.fromComponent === '' &&
      (filters.programme === undefined || facts.catalogue.isUnder(data.programme, filters.programme)) &&
      (sources === null || sources.has(data.source)),
  );
  const unknown = found.filter(({ data }) => valueOf(data) === null);
  if (unknown.length > 0)
    throw new Problem(
      'no-data',
      `Còn ${unknown.length} khoản huy động năm ${year} của ${unitTitle(unit)} chưa có giá trị, không cộng được.`,
    );
  return {
    value: { type: 'money', dong: sumDong(found.map(({ data }) => valueOf(data) ?? 0)) },
    label: `Vốn huy động khác năm ${year}`,
    provenance: () =>
      found.map((fact) =>
        recordLine(facts, fact, `${fact.data.content} · ${fact.data.source}`, fact.data.document, valueOf(fact.data) ?? 0),
      ),
  };
}

function investment(facts: Facts, unit: Unit, filters: Filters): BesideAnswer {
  const found = worksNamed(facts, unit, filters);
  return {
    value: { type: 'money', dong: sumDong(found.map(({ data }) => data.totalInvestment)) },
    label: `Tổng mức đầu tư, ${found.length === 1 ? (found[0]?.data.name ?? '') : `${found.length} công trình`}`,
    provenance: () =>
      found.map((fact) => recordLine(facts, fact, `Tổng mức đầu tư · ${fact.data.name}`, fact.data.decision, fact.data.totalInvestment)),
  };
}

function progress(facts: Facts, unit: Unit, filters: Filters): BesideAnswer {
  const [work, ...others] = worksNamed(facts, unit, filters);
  if (!work || others.length > 0) throw new Problem('unanswerable', 'Khối lượng thực hiện chỉ hỏi được của một công trình.');
  const own = facts.works.progress.filter((fact) => fact.unit === work.unit && fact.data.work === work.data.code);
  const newest = [...own].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).at(-1);
  if (!newest) throw new Problem('no-data', `Chưa có tiến độ của ${work.data.name}; nhập ở trang “Tiến độ công trình”.`);
  return {
    value: { type: 'number', value: newest.data.volume, unit: '%' },
    label: `Khối lượng thực hiện, ${work.data.name}`,
    provenance: () => [recordLine(facts, newest, `Khối lượng ${newest.data.volume.replace('.', ',')} %`, newest.data.note)],
  };
}
