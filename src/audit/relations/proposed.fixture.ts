/** What the rules of relations propose of a text, each proposal written as on paper: "certain 10 hộ = 4 hộ + 6 hộ (gồm)". */
import { readMarkdown } from '../../reading/read-markdown.ts';
import type { DateMention } from '../dates.ts';
import type { Figure } from '../figures.ts';
import { outlineOf } from '../outline.ts';
import type { Relation } from '../relation.ts';
import { statementsOf } from '../statements.ts';
import type { CountCheck } from './counts.ts';
import type { DurationCheck } from './durations.ts';

export function reading(text: string) {
  const outline = outlineOf(readMarkdown(new TextEncoder().encode(text)));
  return { outline, statements: statementsOf(outline) };
}

const shown = (figure: Figure | undefined) =>
  figure === undefined ? '–' : `${figure.negative ? '-' : ''}${figure.printed} ${figure.unit?.name ?? ''}`.trim();

function equation({ form, figures }: Relation): string {
  const [first, second, third] = figures.map(shown);
  const rest = figures.slice(1).map(shown);
  switch (form.type) {
    case 'sum':
      return `${first} = ${rest.join(' + ')}`;
    case 'difference':
      return `${first} - ${second} = ${third}`;
    case 'part':
      return `${first} ≤ ${second}`;
    case 'ratio':
      return `${first} = ${second} / ${third}${form.factor === 100 ? '' : ` × ${form.factor}`}`;
    case 'growth':
      return `${first}: ${second} ${form.sign === 1 ? '↗' : '↘'} ${third}`;
    case 'growth-of-change':
      return `${first}: ${form.sign === 1 ? '+' : '-'}${second} to ${third}`;
    case 'product':
      return `${first} = ${rest.join(' × ')}${form.power === 0 ? '' : ` × 10^${form.power}`}${form.exact === true ? ', set' : ''}`;
    case 'mention':
      return `${first} ~ ${second}`;
  }
}

/** `soft`, `hint` as words; readings of the same words (a slot) carry one number. */
export function written(relations: readonly Relation[]): string[] {
  const slots: string[] = [];
  return relations.map((one) => {
    if (one.slot !== undefined && !slots.includes(one.slot)) slots.push(one.slot);
    const marks = [
      ...(one.rule === one.form.type || one.rule === 'table' ? [] : [one.rule]),
      ...(one.hint === true ? ['hint'] : []),
      ...(one.soft === true ? ['soft'] : []),
      ...(one.slot === undefined ? [] : [`slot ${slots.indexOf(one.slot) + 1}`]),
    ];
    return `${one.grade} ${equation(one)} (${[one.why, ...marks].join(', ')})`;
  });
}

export const countedOf = (checks: readonly CountCheck[]): string[] =>
  checks.map(
    ({ figure, named, held, sure, items }) =>
      `${figure.printed} ${figure.unit?.name} ${held ? '=' : '≠'} ${named}${sure ? ', sure' : ''}${items.length === 0 ? '' : `: ${items.join('; ')}`}`,
  );

const day = ({ day: d, month, year }: DateMention) => `${d}/${month}/${year}`;
export const spansOf = (checks: readonly DurationCheck[]): string[] =>
  checks.map(
    ({ figure, from, to, counted, held, sure }) =>
      `${figure.printed} ${figure.unit?.name} ${held ? '=' : '≠'} ${day(from)}–${day(to)}, ${counted}${sure ? ', sure' : ''}`,
  );
