/** What composing keeps while it walks a template: figures once each, places, footnotes, sums to be told about. */
import type { Unit } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import { formatDay, partsOf, yearOf } from '../kernel/calendar.ts';
import type { Cell, Figure, Formula, Inline } from '../kernel/document.ts';
import type { Scale } from '../kernel/money.ts';
import { nextPeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { upperFirst } from '../kernel/vietnamese.ts';
import { type Answer, answer, figureOf } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { listOf, verdict } from './lists.ts';
import { type PrintOptions, printValue } from './printed.ts';
import { figureId, makeTerm, type Query, queryText } from './query.ts';
import type { Scope, TemplateFunction } from './template.ts';

const SCALES: Readonly<Record<string, Scale>> = { đồng: 1, nghìn: 1_000, triệu: 1_000_000, tỷ: 1_000_000_000 };

export function scaleOf(name: unknown): Scale {
  const scale = SCALES[String(name ?? 'triệu')];
  if (!scale) throw new Problem('invalid-template', `Đơn vị tiền “${String(name)}” không đúng; dùng ${Object.keys(SCALES).join(', ')}.`);
  return scale;
}

/** Attributes that are not filters of the query. */
const PRESENTATION = new Set([
  'primary',
  'to',
  'decimals',
  'scale',
  'format',
  'bold',
  'total',
  'part',
  'unit',
  'as',
  'join',
  'group',
  'section',
]);

export class Composer {
  readonly facts: Facts;
  readonly footnotes: (readonly Inline[])[] = [];
  readonly #figures = new Map<string, Figure>();
  readonly #answers = new Map<string, Answer>();
  readonly #sums = new Map<string, { total: bigint | null; parts: bigint[] }>();
  readonly functions: Readonly<Record<string, TemplateFunction>>;

  constructor(facts: Facts) {
    this.facts = facts;
    this.functions = {
      nonzero: (parameters) => this.#nonzero(parameters),
      known: (parameters) => this.#known(parameters),
      some: (parameters) => listOf(this.facts, String(parameters['0']), parameters).length > 0,
      not: (parameters) => !parameters['0'],
      and: (parameters) => Boolean(parameters['0']) && Boolean(parameters['1']),
      or: (parameters) => Boolean(parameters['0']) || Boolean(parameters['1']),
      equals: (parameters) => parameters['0'] === parameters['1'],
      verdict: (parameters) => verdict(this.facts, String(parameters['0']), Number(parameters['year'] ?? this.facts.period.year)),
    };
  }

  get figures(): readonly Figure[] {
    return [...this.#figures.values()];
  }

  /** Variables every template has. */
  scope(): Scope {
    const { facts } = this;
    const { period, unit, asOf } = facts;
    const { day, month, year } = partsOf(asOf);
    return {
      period: {
        code: period.code,
        label: period.label,
        year: period.year,
        lastYear: period.year - 1,
        yearBeforeLast: period.year - 2,
        kind: period.kind,
        next: nextPeriod(period).label,
      },
      unit: { code: unit.code, name: unit.name, title: unitTitle(unit), Title: upperFirst(unitTitle(unit)), type: unit.type },
      asOf: { day: formatDay(asOf), long: `ngày ${day < 10 ? `0${day}` : day} tháng ${month < 3 ? `0${month}` : month} năm ${year}` },
      kind: Object.fromEntries(facts.catalogue.kinds(asOf).map((kind) => [kind.code, kind.shortLabel])),
      lastYear: { day: formatDay(facts.lastYear), year: yearOf(facts.lastYear) },
    };
  }

  /** The figure of a query for a unit; evaluated once. */
  figure(query: Query, unit: Unit = this.facts.unit): Figure {
    const id = figureId(query, unit.code, this.facts.period.code);
    const held = this.#figures.get(id);
    if (held) return held;
    const figure = figureOf(this.facts, unit, query, this.peek(query, unit));
    this.#figures.set(id, figure);
    return figure;
  }

  /** The answer to a query without making it a figure of the document: for conditions and column widths. */
  peek(query: Query, unit: Unit = this.facts.unit): Answer {
    const name = `${queryText(query)}|${unit.code}`;
    const found = this.#answers.get(name) ?? answer(this.facts, unit, query);
    this.#answers.set(name, found);
    return found;
  }

  inlineFigure(attributes: Readonly<Record<string, unknown>>, ratio: boolean): Inline {
    const query = this.queryOf(attributes, ratio);
    const figure = this.figure(query);
    const options: PrintOptions = {
      scale: scaleOf(attributes['scale']),
      decimals: attributes['decimals'] === undefined ? null : Number(attributes['decimals']),
      format: attributes['format'] === 'count' ? 'count' : 'plain',
    };
    const printed = printValue(figure.value, options);
    this.#noteSum(attributes, printed);
    return { type: 'figure', figure: figure.id, place: 0, printed, ...(attributes['bold'] === true ? { bold: true } : {}) };
  }

  cell(query: Query, unit: Unit, options: PrintOptions, formula?: Formula): Cell {
    const figure = this.figure(query, unit);
    return { type: 'figure', figure: figure.id, place: 0, printed: printValue(figure.value, options), ...(formula ? { formula } : {}) };
  }

  queryOf(attributes: Readonly<Record<string, unknown>>, ratio: boolean): Query {
    const filters = Object.fromEntries(
      Object.entries(attributes).filter(([key]) => !PRESENTATION.has(key) && !/^(to[A-Z]|\d+$)/.test(key)),
    );
    const term = makeTerm(String(attributes['primary'] ?? attributes['0'] ?? ''), filters);
    if (!ratio) return { term, to: null };
    // toSource="NSTW" replaces a filter in the denominator, toSource="" drops it.
    const overrides = Object.fromEntries(
      Object.entries(attributes)
        .filter(([key]) => /^to[A-Z]/.test(key))
        .map(([key, value]) => [key.charAt(2).toLowerCase() + key.slice(3), value]),
    );
    return { term, to: makeTerm(String(attributes['to'] ?? 'plan'), { ...filters, ...overrides }) };
  }

  addFootnote(inlines: readonly Inline[]): Inline {
    this.footnotes.push(inlines);
    return { type: 'note', number: this.footnotes.length };
  }

  /** True when some printed total is not the sum of its printed parts: the report then says that it is rounding. */
  get hasRoundedSums(): boolean {
    return [...this.#sums.values()].some(
      ({ total, parts }) => total !== null && parts.length > 0 && parts.reduce((a, b) => a + b, 0n) !== total,
    );
  }

  #noteSum(attributes: Readonly<Record<string, unknown>>, printed: string): void {
    for (const role of ['total', 'part'] as const) {
      const name = attributes[role];
      if (name === undefined) continue;
      const sum = this.#sums.get(String(name)) ?? { total: null, parts: [] };
      // Only printed amounts of one scale and number of decimals are ever added here.
      const value = BigInt(printed.replace(/[^\d-]/g, ''));
      if (role === 'total') sum.total = value;
      else sum.parts.push(value);
      this.#sums.set(String(name), sum);
    }
  }

  #nonzero(parameters: Readonly<Record<string, unknown>>): boolean {
    const { value } = this.peek(this.queryOf(parameters, false));
    return value.type === 'money' ? value.dong !== 0 : value.type === 'number' && !/^-?0*(\.0*)?$/.test(value.value);
  }

  #known(parameters: Readonly<Record<string, unknown>>): boolean {
    try {
      this.peek(this.queryOf(parameters, parameters['to'] !== undefined));
      return true;
    } catch (error) {
      if (error instanceof Problem && (error.code === 'no-data' || error.code === 'unanswerable')) return false;
      throw error;
    }
  }
}

export function placeholders(text: string, scope: Scope): string {
  return text.replace(/\{([\w.]+)\}/g, (whole, path: string) => {
    let value: unknown = scope;
    for (const step of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[step];
    if (value === undefined) throw new Problem('invalid-template', `Không có biến ${whole} của mẫu.`);
    return String(value);
  });
}
