/** Lookups over checked rows: by code and day, down the trees. Pure, built once, then read only. */

import type { Day } from '../kernel/calendar.ts';
import { type Period, parsePeriod } from '../kernel/period.ts';
import type { LimitName } from './limits.ts';
import type {
  CapitalKind,
  CatalogueRows,
  Component,
  Confidence,
  CriteriaSet,
  Criterion,
  Dated,
  DocumentRelation,
  FundSource,
  LegalDocument,
  Threshold,
  Unit,
  UnitChange,
  UnitType,
  Zone,
} from './model.ts';
import { isArea, isValidOn } from './rows.ts';

/** Old money only (`carriedOnly`): the year is past the programme's plan years, inside its validity. */
export type ProgrammeInYear = Component & { readonly carriedOnly: boolean };
/** `source`, `confidence`: of the row that sets the dates; the defaults are those of Nghị định 09/2019/NĐ-CP. */
export type DatedPeriod = Period & { readonly confidence: Confidence; readonly source: string };

export interface Queries {
  readonly rows: CatalogueRows;
  /** Without a day: the latest version. */
  component(code: string, on?: Day): Component | undefined;
  /** The component itself, then its descendants, parents before children, in the order of the table; latest versions. */
  componentsUnder(code: string): Component[];
  childrenOf(code: string): Component[];
  rootOf(code: string): Component | undefined;
  programmesInYear(year: number): ProgrammeInYear[];
  /** True also when both codes are the same. */
  isUnder(code: string, ancestor: string): boolean;
  source(code: string, on?: Day): FundSource | undefined;
  /** Codes: the source itself, then its descendants (of any validity: old money keeps its source). */
  sourcesUnder(code: string): string[];
  sources(on: Day): FundSource[];
  kind(code: string, on?: Day): CapitalKind | undefined;
  kinds(on: Day): CapitalKind[];
  unit(code: string, on: Day): Unit | undefined;
  /** The unit above all others. */
  rootUnit(on: Day): Unit | undefined;
  /** Every unit valid that day, in the order of the table. */
  units(on: Day): Unit[];
  unitsUnder(code: string, on: Day): Unit[];
  childUnits(code: string, on: Day): Unit[];
  unitKey(unit: Pick<Unit, 'code' | 'validFrom'>): string;
  unitByKey(key: string): Unit | undefined;
  unitChanges(): readonly UnitChange[];
  /** Area I, II or III of a unit; undefined where none is known. */
  areaOf(unit: string, on: Day): Zone | undefined;
  /** Whether a unit is on a list of the table of zones (poor districts, coastal communes). */
  isListed(unit: string, list: string, on: Day): boolean;
  /** The limit of a rule: the nearest unit's before the programme's before the tier's before the general one. */
  threshold(rule: LimitName, on: Day, about?: { programme?: string; unit?: string; detail?: string }): Threshold | undefined;
  /** A row for the unit, else for the nearest unit above it, else for all units, else the default. @throws Problem invalid-period */
  period(code: string, unitCode?: string): DatedPeriod;
  criteriaSet(code: string): CriteriaSet | undefined;
  /** Without a day: every version of every criterion and indicator (a threshold may differ by year). */
  criteriaOf(set: string, on?: Day): Criterion[];
  documentByCode(code: string): LegalDocument | undefined;
  documents(): readonly LegalDocument[];
  relations(): readonly DocumentRelation[];
}

export function buildQueries(rows: CatalogueRows): Queries {
  const components = versionsByCode(rows.programmes);
  const sources = versionsByCode(rows.sources);
  const kinds = versionsByCode(rows['capital-kinds']);
  const units = versionsByCode(rows.units);
  const documents = new Map(rows.documents.map((row) => [row.code, row]));
  const sets = versionsByCode(rows['criteria-sets']);
  const unitKey: Queries['unitKey'] = (unit) => `${unit.code}@${unit.validFrom}`;
  const unitsByKey = new Map(rows.units.map((unit) => [unitKey(unit), unit]));
  const latestComponents = [...components.values()].flatMap((versions) => versions.at(-1) ?? []);
  const componentChildren = groupByParent(latestComponents);
  const sourceChildren = groupByParent([...sources.values()].flatMap((versions) => versions.at(-1) ?? []));
  const unitChildren = groupByParent(rows.units);

  const component: Queries['component'] = (code, on) => versionOn(components, code, on);
  const childrenOf: Queries['childrenOf'] = (code) => [...(componentChildren.get(code) ?? [])];
  const componentsUnder: Queries['componentsUnder'] = (code) => {
    const self = component(code);
    return self === undefined ? [] : [self, ...childrenOf(code).flatMap((child) => componentsUnder(child.code))];
  };
  const rootOf: Queries['rootOf'] = (code) => {
    const self = component(code);
    return self === undefined || self.parent === '' ? self : rootOf(self.parent);
  };
  const isUnder: Queries['isUnder'] = (code, ancestor) => {
    if (code === ancestor) return true;
    const parent = component(code)?.parent ?? '';
    return parent !== '' && isUnder(parent, ancestor);
  };
  const sourcesUnder: Queries['sourcesUnder'] = (code) =>
    sources.has(code) ? [code, ...(sourceChildren.get(code) ?? []).flatMap((child) => sourcesUnder(child.code))] : [];
  const unit: Queries['unit'] = (code, on) => versionOn(units, code, on);
  const childUnits: Queries['childUnits'] = (code, on) => (unitChildren.get(code) ?? []).filter((child) => isValidOn(child, on));
  const unitsUnder: Queries['unitsUnder'] = (code, on) => {
    const self = unit(code, on);
    return self === undefined ? [] : [self, ...childUnits(code, on).flatMap((child) => unitsUnder(child.code, on))];
  };
  const period: Queries['period'] = (code, unitCode = '') => {
    const standard = parsePeriod(code);
    const stated = rows.periods.filter((row) => row.code === standard.code);
    let at = unitCode;
    for (;;) {
      const row = stated.find((candidate) => candidate.unit === at);
      if (row !== undefined) {
        const { kind, label, dataFrom, dataTo, due, confidence, source } = row;
        return { ...standard, kind, label, dataFrom, dataTo, due: due ?? standard.due, confidence, source };
      }
      if (at === '') return { ...standard, confidence: 'verified', source: 'NĐ 09/2019/NĐ-CP Đ12, Đ13' };
      at = unit(at, standard.dataTo)?.parent ?? '';
    }
  };

  return {
    rows,
    component,
    componentsUnder,
    childrenOf,
    rootOf,
    isUnder,
    sourcesUnder,
    unit,
    childUnits,
    unitsUnder,
    unitKey,
    period,
    programmesInYear: (year) => latestComponents.flatMap((root) => inYear(root, year)),
    source: (code, on) => versionOn(sources, code, on),
    sources: (on) => rows.sources.filter((row) => isValidOn(row, on)),
    kind: (code, on) => versionOn(kinds, code, on),
    kinds: (on) => rows['capital-kinds'].filter((row) => isValidOn(row, on)),
    units: (on) => rows.units.filter((row) => isValidOn(row, on)),
    rootUnit: (on) => rows.units.find((row) => row.parent === '' && isValidOn(row, on)),
    unitByKey: (key) => unitsByKey.get(key),
    unitChanges: () => rows['unit-changes'],
    threshold: (rule, on, { programme = '', unit: unitCode = '', detail = '' } = {}) => {
      const chain: string[] = [];
      for (let at = unit(unitCode, on); at; at = at.parent === '' ? undefined : unit(at.parent, on)) chain.push(at.code);
      const tier = tierOf(unit(unitCode, on)?.type);
      const near = (row: Threshold) => (row.unit === '' ? chain.length : chain.indexOf(row.unit));
      return rows.thresholds
        .filter(
          (row) =>
            row.rule === rule &&
            row.detail === detail &&
            isValidOn(row, on) &&
            near(row) >= 0 &&
            (row.programme === '' || row.programme === programme) &&
            (row.tier === '' || row.tier === tier),
        )
        .sort((a, b) => near(a) - near(b) || b.programme.length - a.programme.length || b.tier.length - a.tier.length)[0];
    },
    areaOf: (code, on) => rows.zones.find((row) => row.unit === code && isArea(row.zone) && isValidOn(row, on)),
    isListed: (code, list, on) => rows.zones.some((row) => row.unit === code && row.zone === list && isValidOn(row, on)),
    criteriaSet: (code) => versionOn(sets, code),
    criteriaOf: (set, on) => rows.criteria.filter((row) => row.set === set && (on === undefined || isValidOn(row, on))),
    documentByCode: (code) => documents.get(code),
    documents: () => rows.documents,
    relations: () => rows['document-relations'],
  };
}

const TIER_TYPES: Readonly<Record<string, readonly UnitType[]>> = {
  tinh: ['tinh', 'thanh-pho'],
  huyen: ['huyen', 'quan', 'thi-xa'],
  xa: ['xa', 'phuong', 'thi-tran', 'dac-khu'],
};
/** Tier of government of a type of unit; "" for the nation and for villages. */
function tierOf(type: UnitType | undefined): string {
  return Object.keys(TIER_TYPES).find((tier) => type !== undefined && TIER_TYPES[tier]?.includes(type)) ?? '';
}

function inYear(root: Component, year: number): ProgrammeInYear[] {
  if (root.parent !== '') return [];
  const planned = root.planFromYear !== null && root.planToYear !== null && root.planFromYear <= year && year <= root.planToYear;
  const lastYear = root.validTo === null ? Number.POSITIVE_INFINITY : Number(root.validTo.slice(0, 4));
  const carried = root.planToYear !== null && root.planToYear < year && year <= lastYear;
  return planned || carried ? [{ ...root, carriedOnly: !planned }] : [];
}

/** Versions of a code, oldest first. */
export function versionsByCode<T extends Dated>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const versions = new Map<string, T[]>();
  for (const row of rows)
    versions.set(
      row.code,
      [...(versions.get(row.code) ?? []), row].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    );
  return versions;
}

function versionOn<T extends Dated>(versions: ReadonlyMap<string, readonly T[]>, code: string, on?: Day): T | undefined {
  const all = versions.get(code);
  return on === undefined ? all?.at(-1) : all?.find((row) => isValidOn(row, on));
}

function groupByParent<T extends { readonly parent: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const children = new Map<string, T[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent);
    if (siblings === undefined) children.set(row.parent, [row]);
    else siblings.push(row);
  }
  return children;
}
