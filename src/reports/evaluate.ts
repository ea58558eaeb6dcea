/** Query + facts → a figure: value, Vietnamese label, provenance. A question that cannot be answered fails loudly, never with zero. */

import { communesUnder } from '../catalogue/communes.ts';
import type { Unit } from '../catalogue/model.ts';
import { unitTitle, unitTitleOf } from '../catalogue/names.ts';
import { indicatorValue, targetOf, unitsWithout } from '../indicators/calculate.ts';
import type { Figure, FigureValue, ProvenanceLine } from '../kernel/document.ts';
import { Problem } from '../kernel/problem.ts';
import { committeeCoverage } from '../steering/coverage.ts';
import { COMMITTEE_TYPES } from '../steering/model.ts';
import { beside, workWords } from './evaluate-beside.ts';
import { evaluateMoney, isMoney } from './evaluate-money.ts';
import { type Facts, OTHER_SOURCES, scopeKeys } from './facts.ts';
import { type Filters, figureId, type Query, queryText, type Term } from './query.ts';
import { recordLine } from './record-line.ts';

/** What a question comes to; provenance is found only when asked for. */
export interface Answer {
  readonly value: FigureValue;
  /** Vietnamese, for lists of figures. */
  readonly label: string;
  readonly provenance: () => ProvenanceLine[];
}

/** @throws Problem unanswerable, unknown-code, no-data */
export function answer(facts: Facts, unit: Unit, query: Query): Answer {
  return query.to ? ratio(facts, unit, query.term, query.to) : single(facts, unit, query.term);
}

/** The answer as a figure of a document. */
export function figureOf(facts: Facts, unit: Unit, query: Query, { value, label, provenance }: Answer): Figure {
  return {
    id: figureId(query, unit.code, facts.period.code),
    query: queryText(query),
    unit: unit.code,
    period: facts.period.code,
    label,
    value,
    asOf: facts.asOf,
    provenance: provenance(),
  };
}

function ratio(facts: Facts, unit: Unit, of: Term, to: Term): Answer {
  const [top, bottom] = [single(facts, unit, of), single(facts, unit, to)];
  const [numerator, denominator] = [integer(top.value), integer(bottom.value)];
  if (denominator <= 0)
    throw new Problem(
      'unanswerable',
      `Không tính được tỷ lệ “${queryText({ term: of, to })}” của ${unitTitle(unit)}: mẫu số “${bottom.label}” bằng 0.`,
    );
  return {
    value: { type: 'ratio', numerator, denominator },
    label: `${top.label} so với ${bottom.label.charAt(0).toLowerCase()}${bottom.label.slice(1)}`,
    provenance: () => [...top.provenance(), ...bottom.provenance()],
  };
}

function integer(value: FigureValue): number {
  if (value.type === 'money') return value.dong;
  if (value.type === 'number' && /^-?\d+$/.test(value.value)) return Number(value.value);
  throw new Problem('invalid-template', 'Tỷ lệ chỉ tính giữa hai số tiền hoặc hai số đếm.');
}

function single(facts: Facts, unit: Unit, term: Term): Answer {
  if (isMoney(term)) {
    const { dong, provenance } = evaluateMoney(facts, unit, term);
    return { value: { type: 'money', dong }, label: moneyLabel(facts, unit, term), provenance };
  }
  switch (term.measure) {
    case 'count':
      return count(facts, unit, term.filters);
    case 'coverage':
      return coverage(facts, unit, term.filters);
    case 'forecast':
    case 'medium':
    case 'mobilised':
    case 'investment':
    case 'progress':
      return beside(facts, unit, term);
    default:
      return indicator(facts, unit, term);
  }
}

const MONEY_NAMES: Readonly<Record<string, string>> = {
  plan: 'Kế hoạch vốn',
  assigned: 'Kế hoạch vốn được giao',
  available: 'Vốn còn lại',
  advanced: 'Dư tạm ứng',
  accepted: 'Thanh toán khối lượng hoàn thành',
  disbursed: 'Giải ngân',
  cancelled: 'Dự toán bị hủy',
  'carried-out': 'Vốn chuyển sang năm sau',
  expected: 'Vốn dự kiến bố trí',
  counterpart: 'Vốn đối ứng ngân sách địa phương (kể cả dự kiến)',
};

const ORIGIN_NAMES: Readonly<Record<string, string>> = { carried: 'vốn kéo dài', current: 'vốn giao trong năm' };
const OWN_NAMES: Readonly<Record<string, string>> = { yes: ' (cấp mình)', no: ' (các đơn vị bên dưới)' };

function moneyLabel(facts: Facts, unit: Unit, { measure, filters }: Term): string {
  const { catalogue } = facts;
  const year = filters.year ?? String(facts.period.year - (filters.last === 'yes' ? 1 : 0));
  const parts = [
    `${MONEY_NAMES[measure]} năm ${year}`,
    filters.source === undefined
      ? ''
      : filters.source === OTHER_SOURCES
        ? 'vốn khác'
        : (catalogue.source(filters.source)?.shortName ?? filters.source),
    filters.programme === undefined
      ? ''
      : `${catalogue.component(filters.programme)?.shortName ?? filters.programme}${filters.direct === 'yes' ? ' (chưa chi tiết)' : ''}`,
    filters.kind === undefined ? '' : (catalogue.kind(filters.kind, facts.asOf)?.shortLabel ?? filters.kind),
    filters.origin === undefined ? '' : (ORIGIN_NAMES[filters.origin] ?? `vốn năm ${filters.origin}`),
    unit.code === facts.unit.code && filters.own === undefined ? '' : `${unitTitle(unit)}${OWN_NAMES[filters.own ?? ''] ?? ''}`,
    filters.last === 'yes' ? 'cùng kỳ năm trước' : '',
    filters.through === 'yes' ? 'lũy kế các năm' : '',
    filters.work === undefined ? '' : workWords(facts, filters.work),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function count(facts: Facts, unit: Unit, filters: Filters): Answer {
  const keys = scopeKeys(facts.catalogue, unit, facts.asOf);
  const counted = (label: string, measureUnit: string, lines: ProvenanceLine[], total = lines.length): Answer => ({
    value: { type: 'number', value: String(total), unit: measureUnit },
    label,
    provenance: () => lines,
  });
  switch (filters.of) {
    case 'units':
      return counted(`Số xã, thị trấn của ${unitTitle(unit)}`, 'đơn vị', [], communes(facts, unit).length);
    case 'recognitions': {
      const found = facts.indicators.recognitions.filter(
        (fact) =>
          keys.has(fact.unit) && (filters.level === undefined || fact.data.level === filters.level) && inPeriod(facts, fact.effectiveOn),
      );
      return counted(
        'Số đơn vị được công nhận trong kỳ',
        filters.level?.startsWith('thon') ? 'thôn' : 'xã',
        found.map((fact) => recordLine(facts, fact, 'Công nhận', fact.data.document)),
      );
    }
    case 'newly-met': {
      const found = facts.indicators.criteria.filter(
        (fact) =>
          keys.has(fact.unit) &&
          (filters.set === undefined || fact.data.set === filters.set) &&
          fact.data.newly.length > 0 &&
          inPeriod(facts, fact.effectiveOn),
      );
      return counted(
        'Số tiêu chí đạt thêm trong kỳ',
        'tiêu chí',
        found.map((fact) => recordLine(facts, fact, `Đạt thêm: ${fact.data.newly.join(', ')}`, fact.data.document)),
        found.reduce((total, fact) => total + fact.data.newly.length, 0),
      );
    }
    case 'activities': {
      const found = facts.steering.activities.filter(
        (fact) =>
          keys.has(fact.unit) && (filters.type === undefined || fact.data.type === filters.type) && inPeriod(facts, fact.effectiveOn),
      );
      return counted(
        'Số cuộc trong kỳ',
        'cuộc',
        found.map((fact) => recordLine(facts, fact, fact.data.name, '')),
        found.reduce((total, fact) => total + fact.data.times, 0),
      );
    }
    case 'obstacles':
      return counted(
        'Số vướng mắc trong kỳ',
        'vướng mắc',
        facts.steering.obstacles
          .filter((fact) => keys.has(fact.unit) && fact.data.period === facts.period.code)
          .map((fact) => recordLine(facts, fact, fact.data.content, '')),
      );
    default:
      throw new Problem(
        'invalid-template',
        `Không đếm được “${filters.of ?? ''}”; có: units, recognitions, newly-met, activities, obstacles.`,
      );
  }
}

export function inPeriod(facts: Facts, day: string): boolean {
  return facts.period.dataFrom <= day && day <= facts.asOf;
}

export function communes(facts: Facts, unit: Unit): Unit[] {
  return communesUnder(facts.catalogue, unit.code, facts.asOf);
}

function coverage(facts: Facts, unit: Unit, filters: Filters): Answer {
  const type = filters.type;
  if (type !== undefined && !(type in COMMITTEE_TYPES))
    throw new Problem('invalid-template', `Không có loại tổ chức “${type}”; có: ${Object.keys(COMMITTEE_TYPES).join(', ')}.`);
  const units = communes(facts, unit);
  if (facts.steering.committees.length === 0)
    throw new Problem('no-data', 'Chưa nhập ban chỉ đạo, ban quản lý nào; điền trang “Ban chỉ đạo”.');
  const covered = committeeCoverage(
    facts.steering.committees,
    units.map((one) => facts.catalogue.unitKey(one)),
    type === undefined ? ['ban-chi-dao', 'ban-quan-ly'] : [type as 'ban-chi-dao'],
  );
  if (units.length === 0) throw new Problem('unanswerable', `${unitTitle(unit)} không có xã, thị trấn trực thuộc để tính độ bao phủ.`);
  return {
    value: { type: 'number', value: `${covered.length}`, unit: `/${units.length} xã, thị trấn` },
    label: 'Số xã, thị trấn đã thành lập ban chỉ đạo, ban quản lý',
    provenance: () =>
      facts.steering.committees
        .filter((fact) => covered.includes(fact.unit))
        .map((fact) => recordLine(facts, fact, fact.data.name, fact.data.document)),
  };
}

function indicator(facts: Facts, unit: Unit, { measure, filters }: Term): Answer {
  const code = filters.indicator ?? '';
  const owner = facts.catalogue.unitKey(unit);
  const year = Number(filters.year ?? facts.period.year);
  const definition = facts.indicators.indicators.find((fact) => fact.data.code === code)?.data;
  if (!definition) throw new Problem('no-data', `Không có chỉ tiêu “${code}”; khai báo ở trang “Chỉ tiêu” của bảng nhập.`);
  const name = definition.name;
  const observed = () => {
    const found = indicatorValue(facts.indicators, owner, code, year);
    if (found) return found;
    const without = unitsWithout(facts.indicators, owner, code, year).map((key) => unitTitleOf(facts.catalogue, key));
    throw new Problem(
      'no-data',
      without.length > 0
        ? `Chưa cộng được chỉ tiêu “${name}” năm ${year} của ${unitTitle(unit)}: còn ${without.length} đơn vị chưa có kết quả (${without.slice(0, 10).join(', ')}).`
        : `Chưa có kết quả chỉ tiêu “${name}” năm ${year} của ${unitTitle(unit)}; nhập ở trang “Kết quả”.`,
    );
  };
  const target = (targetYear: number) => {
    const found = targetOf(facts.indicators, owner, code, targetYear);
    if (!found)
      throw new Problem('no-data', `Chưa có mục tiêu “${name}” năm ${targetYear} của ${unitTitle(unit)}; nhập ở trang “Mục tiêu”.`);
    return found;
  };
  const lineOf = (fact: {
    unit: string;
    effectiveOn: ProvenanceLine['effectiveOn'];
    origin: object;
    data: { value: string; year: number; document: string };
  }) => recordLine(facts, fact, `${name}: ${fact.data.value.replace('.', ',')} (năm ${fact.data.year})`, fact.data.document);
  if (measure === 'observed') {
    const found = observed();
    return {
      value: { type: 'number', value: found.value, unit: definition.measureUnit },
      label: `${name}, năm ${year}`,
      provenance: () => found.facts.map(lineOf),
    };
  }
  if (measure === 'target') {
    const found = target(year);
    return {
      value: { type: 'number', value: found.data.value, unit: definition.measureUnit },
      label: `Mục tiêu ${name.charAt(0).toLowerCase()}${name.slice(1)}, năm ${year}`,
      provenance: () => [lineOf(found)],
    };
  }
  if (definition.better === 'lower')
    throw new Problem('unanswerable', `“${name}” càng thấp càng tốt: không tính phần trăm đạt mục tiêu, chỉ xét đạt hay chưa.`);
  const found = observed();
  const goal = target(Number(filters.target ?? year));
  const decimals = Math.max(decimalsOf(found.value), decimalsOf(goal.data.value));
  const scaled = (value: string) => Number(value.replace('.', '') + '0'.repeat(decimals - decimalsOf(value)));
  if (scaled(goal.data.value) <= 0)
    throw new Problem('unanswerable', `Không tính được mức đạt mục tiêu “${name}”: mục tiêu bằng 0 hoặc âm.`);
  return {
    value: { type: 'ratio', numerator: scaled(found.value), denominator: scaled(goal.data.value) },
    label: `Mức đạt mục tiêu ${name.charAt(0).toLowerCase()}${name.slice(1)}: năm ${year} so với mục tiêu năm ${goal.data.year}`,
    provenance: () => [...found.facts.map(lineOf), lineOf(goal)],
  };
}

export function decimalsOf(value: string): number {
  return value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
}
