/** Reads the examples of the rules: what stands in the ledger and the records, written as an officer would say it. */
import { buildCatalogue } from '../catalogue/catalogue.ts';
import { readShippedData } from '../catalogue/files.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { Threshold, Zone } from '../catalogue/model.ts';
import { FUNDING_KINDS } from '../funding/model.ts';
import { INDICATOR_KINDS } from '../indicators/model.ts';
import { type Day, sameDayOf, yearOf } from '../kernel/calendar.ts';
import { parsePeriod } from '../kernel/period.ts';
import { commitmentSchema } from '../ledger/commitments.ts';
import { betweenFunds, betweenUnits, carryOver, withinUnit } from '../ledger/events.ts';
import { foldLines } from '../ledger/fold.ts';
import type { EntryLine, Line, PostingEvent } from '../ledger/model.ts';
import { STEERING_KINDS } from '../steering/model.ts';
import { WORKS_KINDS } from '../works/model.ts';
import type { RuleInput } from './model.ts';

type Item = Readonly<Record<string, unknown>>;
type Schema = { parse(data: unknown): unknown };

export interface Example {
  tên: string;
  'đơn vị'?: string;
  kỳ?: string;
  'đến ngày'?: string;
  /** "giao 2023-01-15 | QĐ 1 | 614 | DT.DA4.T1 NSTW DTPT 2023 | 1000", triệu đồng; see EVENTS. */
  sổ?: string[];
  'chỉ tiêu'?: Item[];
  'kết quả'?: Item[];
  'mục tiêu'?: Item[];
  'tiêu chí'?: Item[];
  'công nhận'?: Item[];
  ban?: number[];
  'chỉ ban chỉ đạo'?: number[];
  'nhiệm vụ'?: Item[];
  'vướng mắc'?: Item[];
  'văn bản'?: Item[];
  'dự kiến'?: Item[];
  'trung hạn'?: Item[];
  'huy động'?: Item[];
  ước?: Item[];
  'chờ đối chiếu'?: Item[];
  'công trình'?: Item[];
  'tiến độ'?: Item[];
  /** "1: CT01": the first line of `sổ` is about that work. */
  'của công trình'?: string[];
  'dự án'?: Item[];
  'quay vòng'?: Item[];
  hộ?: Item[];
  ngưỡng?: Item[];
  'khu vực'?: Item[];
  'kết luận': 'holds' | 'fails' | 'cannot-check';
  'mức độ'?: 'error' | 'warning' | 'note';
  'phát hiện'?: string[];
}

const shipped = loadCatalogue(await readShippedData());
const HOME = '51';
const EVENTS: Readonly<Record<string, PostingEvent>> = {
  giao: 'assign',
  'thu hồi': 'withdraw',
  'phân bổ': 'allocate',
  'điều chỉnh': 'transfer',
  'chuyển nguồn': 'carry',
  hủy: 'cancel',
  'tạm ứng': 'advance',
  'nghiệm thu': 'accept',
  'thu hồi tạm ứng': 'recover',
  chi: 'disburse',
  đảo: 'reverse',
};
const ROW = {
  validFrom: '2021-01-01',
  validTo: null,
  legalRef: '',
  source: 'ví dụ',
  confidence: 'verified',
  layer: 'office',
  code: 'ví dụ',
};

export function inputOf(example: Example): RuleInput {
  const rows = {
    ...shipped,
    thresholds: [...(example.ngưỡng ?? []).map(thresholdOf), ...shipped.thresholds],
    zones: [...shipped.zones, ...(example['khu vực'] ?? []).map((one) => ({ ...ROW, ...one }) as unknown as Zone)],
  };
  const catalogue = buildCatalogue(rows);
  const asOf = (example['đến ngày'] ?? '2023-06-30') as Day;
  const unit = catalogue.resolveUnit(example['đơn vị'] ?? '614', asOf);
  const keyOn = (code: string, on: Day) => catalogue.unitKey(catalogue.resolveUnit(code, on));
  const owner = catalogue.unitKey(unit);
  const lines = linesOf(example.sổ ?? [], keyOn);
  const standing = (on: Day) => lines.filter((line) => line.effectiveOn <= on);
  const unitKeys = new Set([
    owner,
    ...catalogue.unitsUnder(unit.code, asOf).map((one) => catalogue.unitKey(one)),
    ...lines.flatMap((line) => [line.from.unit, line.to.unit]),
  ]);
  /** Facts of a kind; `đơn vị` and `ngày` of an item say whose and when, the rest is its data over the defaults. */
  const facts = <T>(schema: Schema, items: readonly Item[] | undefined, defaults: Item = {}) =>
    (items ?? []).map((item, index) => {
      const { 'đơn vị': place, ngày, ...data } = item as Item & { 'đơn vị'?: number; ngày?: string };
      const effectiveOn = (ngày ?? '2023-01-01') as Day;
      return {
        home: HOME,
        key: String(index),
        unit: place === undefined ? owner : keyOn(String(place), effectiveOn),
        effectiveOn,
        origin: {},
        data: schema.parse({ ...defaults, ...data }) as T,
      };
    }) as never;
  const committee = (code: number, type: 'ban-chi-dao' | 'ban-quan-ly') => ({ 'đơn vị': code, type, name: 'Ban', document: '' });
  return {
    catalogue,
    unit,
    period: parsePeriod(example.kỳ ?? '2023-H1'),
    asOf,
    unitKeys,
    accounts: foldLines(standing(asOf)),
    accountsLastYear: foldLines(standing(sameDayOf(asOf, yearOf(asOf) - 1))),
    lines: standing(asOf),
    workLines: standing(asOf),
    commitments: facts(commitmentSchema, example['dự kiến'], {
      source: 'NSDP.H',
      kind: 'CHUA',
      year: 2023,
      document: 'NQ',
      status: 'expected',
    }),
    indicators: {
      indicators: facts(
        INDICATOR_KINDS.indicator,
        example['chỉ tiêu']?.map((one, order) => ({ name: one['code'], order, ...one })),
        {
          measureUnit: 'điểm %',
          programme: 'GN',
          formula: '',
          document: '',
        },
      ),
      observations: facts(INDICATOR_KINDS.observation, example['kết quả'], { document: '' }),
      targets: facts(INDICATOR_KINDS.target, example['mục tiêu'], { document: '' }),
      criteria: facts(INDICATOR_KINDS['criteria-result'], example['tiêu chí'], { newly: [], document: '' }),
      recognitions: facts(INDICATOR_KINDS.recognition, example['công nhận'], { document: '' }),
      below: new Map(),
    },
    steering: {
      documents: facts(STEERING_KINDS['office-document'], example['văn bản'], {
        type: 'Quyết định',
        issuer: 'UBND tỉnh',
        title: '',
        group: 'chi-dao',
        relations: [],
        order: 1,
      }),
      committees: facts(STEERING_KINDS.committee, [
        ...(example.ban ?? []).flatMap((code) => [committee(code, 'ban-chi-dao'), committee(code, 'ban-quan-ly')]),
        ...(example['chỉ ban chỉ đạo'] ?? []).map((code) => committee(code, 'ban-chi-dao')),
      ]),
      memberAreas: [],
      obstacles: facts(STEERING_KINDS.obstacle, example['vướng mắc'], {
        period: '2023-H1',
        order: 1,
        group: 'khac',
        component: '',
        legalReason: '',
        proposal: '',
        responsible: '',
        due: null,
        state: 'open',
      }),
      assessments: [],
      tasks: facts(STEERING_KINDS.task, example['nhiệm vụ'], {
        period: '2023-H1',
        order: 1,
        owner: '',
        due: null,
        state: 'todo',
        carriedFrom: '',
      }),
      activities: [],
      narratives: [],
      issuers: [],
    },
    funding: {
      mediumPlans: facts(FUNDING_KINDS['medium-plan'], example['trung hạn'], { fromYear: 2021, toYear: 2025, document: '' }),
      contributions: facts(FUNDING_KINDS.contribution, example['huy động'], {
        programme: 'NTM',
        source: 'CD.T',
        year: 2023,
        amount: null,
        days: null,
        rate: null,
        fromComponent: '',
        document: '',
      }),
      forecasts: facts(FUNDING_KINDS.forecast, example.ước, { year: 2023, by: '2023-12-31', basis: '' }),
      suspense: facts(FUNDING_KINDS.suspense, example['chờ đối chiếu'], {
        event: 'disburse',
        component: '',
        source: 'NSTW',
        kind: 'SN',
        originYear: 2023,
        year: 2023,
        reason: 'chưa có quyết định giao',
        state: 'waiting',
        seq: 0,
      }),
    },
    works: {
      works: facts(WORKS_KINDS.work, example['công trình'], {
        name: 'Đường thử',
        component: 'DT.DA4.T1',
        communes: ['23482'],
        owner: 'Ban quản lý dự án',
        decision: '1/QĐ',
        decidedOn: null,
        totalInvestment: 1_000_000_000,
        mechanism: 'thuong',
        startYear: 2022,
        endYear: 2024,
        state: 'thi-cong',
        settled: null,
        settlementDocument: '',
      }),
      progress: facts(WORKS_KINDS['work-progress'], example['tiến độ'], { note: '' }),
      entries: (example['của công trình'] ?? []).map((text) => {
        const [place = '', work = ''] = text.split(':').map((part) => part.trim());
        const seq = Number(place);
        return { home: HOME, key: place, unit: owner, effectiveOn: '2023-01-01' as Day, origin: {}, data: { work, seq } };
      }),
      projects: facts(WORKS_KINDS['support-project'], example['dự án'], {
        name: 'Nuôi bò',
        component: 'DT.DA3.T2.N1',
        method: 'chuoi-gia-tri',
        hardship: 'dbkk',
        communes: ['23482'],
        decision: '2/QĐ',
        decidedOn: null,
        totalCost: 1_000_000_000,
        budgetSupport: 700_000_000,
        managementCost: 0,
        households: 20,
        poorHouseholds: 12,
        recoveryShare: '10',
      }),
      supports: facts(WORKS_KINDS['household-support'], example['hộ'], {
        component: 'DT.DA1.N2',
        project: '',
        content: 'Làm nhà',
        year: 2023,
        document: '',
      }),
      revolving: facts(WORKS_KINDS.revolving, example['quay vòng'], { due: null, households: null, document: '' }),
      heirs: new Map(),
    },
  };
}

function thresholdOf(item: Item): Threshold {
  return {
    ...ROW,
    programme: '',
    tier: '',
    unit: '',
    detail: '',
    note: '',
    valueUnit: '',
    ...item,
    value: String(item['value']),
  } as unknown as Threshold;
}

const MILLION = 1_000_000;
function linesOf(rows: readonly string[], keyOn: (code: string, on: Day) => string): EntryLine[] {
  const entries: EntryLine[][] = [];
  for (const [index, row] of rows.entries()) {
    const [what = '', document = '', units = '', fundText = '', amountText = ''] = row.split('|').map((part) => part.trim());
    const match = /^(\D+?) (\d{4}-\d{2}-\d{2})$/.exec(what);
    const event = EVENTS[match?.[1] ?? ''];
    if (!match || !event) throw new Error(`sổ, dòng ${index + 1}: không hiểu “${what}”`);
    const on = match[2] as Day;
    const common = { home: HOME, seq: index + 1, event, effectiveOn: on, bookedOn: on, document };
    if (event === 'reverse') {
      const original = entries[Number(units.replace('#', '')) - 1] ?? [];
      entries.push(
        original.map((line) => ({ ...line, ...common, effectiveOn: line.effectiveOn, from: line.to, to: line.from, corrects: line.seq })),
      );
      continue;
    }
    const [fundPart = '', toPart] = fundText.split('=>').map((part) => part.trim());
    const [component = '', source = '', kind = '', years = ''] = fundPart.split(' ');
    const [origin = '', exec = origin] = years.split('→');
    const fund = { component, source, kind, originYear: Number(origin) };
    const [from = '', to] = units.split('→').map((part) => part.trim());
    const amount = Number(amountText) * MILLION;
    const year = Number(exec);
    const lines = (): Line[] => {
      if (to !== undefined) return betweenUnits(keyOn(from, on), keyOn(to, on), year, fund, amount);
      if (toPart !== undefined) {
        const [toComponent = '', toKind = ''] = toPart.split(' ');
        return betweenFunds(keyOn(from, on), year, fund, { ...fund, component: toComponent, kind: toKind }, amount);
      }
      if (event === 'carry') return carryOver(keyOn(from, on), year, fund, amount);
      return withinUnit(event as 'assign', keyOn(from, on), year, fund, amount);
    };
    entries.push(lines().map((line, lineNo) => ({ ...line, ...common, lineNo: lineNo + 1, corrects: null })));
  }
  return entries.flat();
}
