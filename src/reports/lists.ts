/** What a template can go through with `{% each %}`: each element is plain fields for `{% $x.field %}`. */
import type { Unit } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import { valueOf } from '../funding/mobilised.ts';
import { indicatorValue, meetsTarget, targetOf } from '../indicators/calculate.ts';
import { RECOGNITIONS } from '../indicators/model.ts';
import { formatDay } from '../kernel/calendar.ts';
import { exactDecimals, formatAmount } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import { formatCount, upperFirst } from '../kernel/vietnamese.ts';
import { ACTIVITY_TYPES, COMMITTEE_TYPES, OBSTACLE_STATES, type Obstacle, TASK_STATES } from '../steering/model.ts';
import { METHODS } from '../works/model.ts';
import { revolvingStates } from '../works/revolving.ts';
import { citeInFull, citeShort, lowerFirst } from './citations.ts';
import { communes, inPeriod } from './evaluate.ts';
import { type Facts, scopeKeys } from './facts.ts';

export type Fields = Readonly<Record<string, string | number | boolean>>;
type Filters = Readonly<Record<string, unknown>>;

/** "1250.5" → "1.250,5". */
const daysWords = (days: string): string => {
  const [whole = '0', fraction] = days.split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, '.')}${fraction === undefined ? '' : `,${fraction}`}`;
};

const obstacleFields = (data: Obstacle) => ({
  content: sentence(data.content),
  legalReason: data.legalReason,
  proposal: data.proposal,
  responsible: data.responsible,
  due: data.due === null ? '' : formatDay(data.due as never),
  state: OBSTACLE_STATES[data.state],
  component: data.component,
});

const sentence = (text: string) => text.replace(/[.;]\s*$/u, '');

export const LISTS: Readonly<Record<string, (facts: Facts, filters: Filters) => Fields[]>> = {
  /** Programmes with money planned in the year (carried-over old ones too), or every programme of the year when none has any. */
  programmes: ({ catalogue, period }) =>
    catalogue
      .programmesInYear(period.year)
      .map((one) => ({ code: one.code, name: one.name, shortName: one.shortName, carriedOnly: one.carriedOnly, legalRef: one.legalRef })),
  kinds: ({ catalogue, asOf }) =>
    catalogue.kinds(asOf).map((one) => ({
      code: one.code,
      label: one.label,
      lowerLabel: one.label.charAt(0).toLocaleLowerCase('vi') + one.label.slice(1),
      shortLabel: one.shortLabel,
    })),
  units: (facts) => communes(facts, facts.unit).map((one) => unitFields(one)),
  indicators: (facts, filters) =>
    facts.indicators.indicators
      .filter((fact) => filters['programme'] === undefined || facts.catalogue.isUnder(fact.data.programme, String(filters['programme'])))
      .filter(
        (fact) =>
          filters['target'] === undefined ||
          targetOf(facts.indicators, facts.catalogue.unitKey(facts.unit), fact.data.code, Number(filters['target'])) !== undefined,
      )
      .map(({ data }) => ({
        code: data.code,
        name: data.name,
        lowerName: data.name.charAt(0).toLocaleLowerCase('vi') + data.name.slice(1),
        measureUnit: data.measureUnit,
        programme: data.programme,
      })),
  recognitions: (facts, filters) => {
    const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
    return facts.indicators.recognitions
      .filter(
        (fact) =>
          keys.has(fact.unit) &&
          inPeriod(facts, fact.effectiveOn) &&
          (filters['level'] === undefined || fact.data.level === filters['level']) &&
          fact.data.level !== filters['except'],
      )
      .map((fact) => ({
        ...unitOf(facts, fact.unit),
        level: fact.data.level,
        title: RECOGNITIONS[fact.data.level],
        date: formatDay(fact.effectiveOn),
      }))
      .sort((a, b) => Number(String(a.level).startsWith('thon')) - Number(String(b.level).startsWith('thon')));
  },
  'newly-met': (facts, filters) => {
    const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
    return facts.indicators.criteria
      .filter(
        (fact) =>
          keys.has(fact.unit) &&
          fact.data.newly.length > 0 &&
          inPeriod(facts, fact.effectiveOn) &&
          (filters['set'] === undefined || fact.data.set === filters['set']),
      )
      .map((fact) => ({
        ...unitOf(facts, fact.unit),
        count: formatCount(fact.data.newly.length),
        criteria: fact.data.newly.map((name) => name.toLocaleLowerCase('vi')).join(', '),
      }));
  },
  criteria: (facts, filters) => {
    const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
    return facts.indicators.criteria
      .filter((fact) => keys.has(fact.unit) && fact.data.met !== null && (filters['set'] === undefined || fact.data.set === filters['set']))
      .map((fact) => ({
        ...unitOf(facts, fact.unit),
        met: fact.data.met ?? 0,
        total: facts.catalogue.criteriaSet(fact.data.set)?.total ?? '',
      }));
  },
  committees: (facts, filters) =>
    facts.steering.committees
      .filter(
        (fact) =>
          fact.unit === facts.catalogue.unitKey(facts.unit) && (filters['type'] === undefined || fact.data.type === filters['type']),
      )
      .map((fact) => ({
        name: fact.data.name,
        type: COMMITTEE_TYPES[fact.data.type],
        date: formatDay(fact.effectiveOn),
        document: fact.data.document,
      })),
  'member-areas': (facts) =>
    facts.steering.memberAreas
      .filter((fact) => fact.unit === facts.catalogue.unitKey(facts.unit))
      .map((fact) => ({ position: fact.data.position, area: unitTitle(facts.catalogue.unit(fact.data.area, facts.asOf) ?? facts.unit) })),
  documents: (facts, filters) =>
    ownDocuments(facts)
      .filter(({ data }) => filters['group'] === undefined || data.group === filters['group'])
      .map(({ data }) => ({ number: data.number, type: data.type, full: citeInFull(data), short: citeShort(data), title: data.title })),
  obstacles: (facts, filters) => periodic(facts, facts.steering.obstacles, filters).map(({ data }) => obstacleFields(data)),
  /** The unit's own and those of the units below it, which carry the name of theirs: what an annex lists. */
  'all-obstacles': (facts) => {
    const keys = [...scopeKeys(facts.catalogue, facts.unit, facts.asOf)];
    return facts.steering.obstacles
      .filter((fact) => keys.includes(fact.unit) && fact.data.period === facts.period.code)
      .sort((a, b) => keys.indexOf(a.unit) - keys.indexOf(b.unit))
      .map((fact) => {
        const fields = obstacleFields(fact.data);
        return fact.unit === facts.catalogue.unitKey(facts.unit)
          ? fields
          : { ...fields, content: `${unitOf(facts, fact.unit)['Unit']}: ${fields.content}` };
      });
  },
  /** Other sources of the year, those of another programme's ledger named and not added. */
  contributions: (facts) => {
    const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
    return facts.funding.contributions
      .filter(({ unit, data }) => keys.has(unit) && data.year === facts.period.year)
      .map(({ unit, data }) => {
        const value = valueOf(data);
        return {
          content: `${sentence(data.content)}${data.fromComponent === '' ? '' : ` (là vốn ${data.fromComponent}, không cộng)`}`,
          ...unitOf(facts, unit),
          source: facts.catalogue.source(data.source)?.name ?? data.source,
          amount: value === null ? 'chưa có giá trị' : formatAmount(value, 1_000_000, exactDecimals([value], 1_000_000)),
          labour: data.days === null ? '' : `${daysWords(data.days)} công`,
          document: data.document,
        };
      });
  },
  /** Top sources from which something of the year was mobilised; money of a programme's own ledger is not counted again. */
  'mobilised-sources': (facts) => {
    const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
    const own = facts.funding.contributions.filter(
      ({ unit, data }) => keys.has(unit) && data.year === facts.period.year && data.fromComponent === '' && (valueOf(data) ?? 0) > 0,
    );
    return facts.catalogue
      .sources(facts.asOf)
      .filter(({ code, parent }) => parent === '' && own.some(({ data }) => facts.catalogue.sourcesUnder(code).includes(data.source)))
      .map(({ code, name }) => ({ code, name: lowerFirst(name) }));
  },
  /** Support projects and where their revolving capital stands. */
  'support-projects': (facts) => {
    const million = (value: number) => formatAmount(value, 1_000_000, exactDecimals([value], 1_000_000));
    const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
    return revolvingStates(facts.works, facts.asOf)
      .filter(({ project }) => keys.has(project.unit))
      .map(({ project: { unit, data }, ...state }) => ({
        content: data.name,
        ...unitOf(facts, unit),
        method: METHODS[data.method],
        households: formatCount(data.households),
        poor: formatCount(data.poorHouseholds),
        total: million(data.totalCost),
        support: million(data.budgetSupport),
        share: `${data.recoveryShare.replace('.', ',')} %`,
        toRecover: million(state.toRecover),
        returned: million(state.returned),
        lentAgain: million(state.lentAgain),
        overdue: million(state.overdue),
      }));
  },
  assessments: (facts, filters) =>
    periodic(facts, facts.steering.assessments, filters).map(({ data }) => ({ content: sentence(data.content) })),
  tasks: (facts, filters) =>
    periodic(facts, facts.steering.tasks, filters)
      .filter(({ data }) => data.state !== 'done')
      .map(({ data }, index) => ({
        number: index + 1,
        content: sentence(data.content),
        owner: data.owner,
        due: data.due === null ? '' : formatDay(data.due as never),
        state: TASK_STATES[data.state],
        carriedFrom: data.carriedFrom,
      })),
  activities: (facts, filters) =>
    facts.steering.activities
      .filter(
        (fact) =>
          fact.unit === facts.catalogue.unitKey(facts.unit) &&
          inPeriod(facts, fact.effectiveOn) &&
          (filters['type'] === undefined || fact.data.type === filters['type']),
      )
      .map((fact) => ({
        name: sentence(fact.data.name),
        lowerName: lowerFirst(sentence(fact.data.name)),
        type: ACTIVITY_TYPES[fact.data.type],
        times: formatCount(fact.data.times),
        participants: fact.data.participants ?? '',
      })),
  narratives: (facts, filters) =>
    periodic(facts, facts.steering.narratives, {})
      .filter(({ data }) => filters['section'] === undefined || data.section === filters['section'])
      .map(({ data }) => ({ content: sentence(data.content) })),
};

/** Assessment of an indicator against its target, in words. */
export function verdict(facts: Facts, code: string, year: number, targetYear = year): string {
  const owner = facts.catalogue.unitKey(facts.unit);
  const definition = facts.indicators.indicators.find((fact) => fact.data.code === code)?.data;
  const value = indicatorValue(facts.indicators, owner, code, year);
  const target = targetOf(facts.indicators, owner, code, targetYear);
  if (!definition || !value) return 'Chưa có số liệu';
  if (!target) return 'Theo dõi';
  return meetsTarget(definition, value.value, target.data.value) ? 'Đạt' : 'Chưa đạt';
}

export function listOf(facts: Facts, name: string, filters: Filters): Fields[] {
  const list = LISTS[name];
  if (!list) throw new Problem('invalid-template', `Không có danh sách “${name}”; có: ${Object.keys(LISTS).join(', ')}.`);
  return list(facts, filters);
}

function ownDocuments(facts: Facts) {
  return facts.steering.documents.filter((fact) => fact.unit === facts.catalogue.unitKey(facts.unit));
}

/** Records of this unit for this period, in their order. */
function periodic<T extends { period: string; group?: string }>(
  facts: Facts,
  records: readonly { unit: string; data: T }[],
  filters: Filters,
) {
  return records.filter(
    (fact) =>
      fact.unit === facts.catalogue.unitKey(facts.unit) &&
      fact.data.period === facts.period.code &&
      (filters['group'] === undefined || fact.data.group === filters['group']),
  );
}

function unitFields(unit: Unit): Fields {
  return { code: unit.code, unit: unitTitle(unit), Unit: upperFirst(unitTitle(unit)), name: unit.name };
}

function unitOf(facts: Facts, key: string): Fields {
  const unit = facts.catalogue.unitByKey(key);
  if (!unit) return { code: key, unit: key, Unit: key, name: key, parent: '' };
  const parent = unit.type === 'thon' ? facts.catalogue.unit(unit.parent, facts.asOf) : undefined;
  return {
    ...unitFields(unit),
    parent: parent ? unitTitle(parent) : '',
    inParent: parent ? `${unitTitle(unit)}, ${unitTitle(parent)}` : unitTitle(unit),
    InParent: upperFirst(parent ? `${unitTitle(unit)}, ${unitTitle(parent)}` : unitTitle(unit)),
  };
}
