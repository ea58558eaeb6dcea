/** Kinds of records as the application shows and asks for them. Pure. */
import { formatDay, isDay, parseDay } from '../../../src/kernel/calendar.ts';
import { parsePeriod } from '../../../src/kernel/period.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import type { Word } from '../../words/vi.ts';
import type { Say } from '../../words/words.tsx';
import { forPeople, fromPeople } from '../decimal.ts';

export interface Field {
  readonly name: string;
  readonly word: Word;
  /** lines: a list of texts, one a line. relations: "thay thế: 12/QĐ-UBND", one a line. */
  readonly type: 'text' | 'long' | 'period' | 'day' | 'integer' | 'decimal' | 'decimal-or-none' | 'choice' | 'lines' | 'relations';
  /** Values of a choice; each is said as `choice.<value>`, "" as none. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
  /** Shown in the list. */
  readonly listed?: boolean;
  /** What a new record begins with, as typed. */
  readonly begin?: string;
}
export interface RecordKind {
  /** "/api/steering/tasks". */
  readonly path: string;
  readonly title: Word;
  readonly fields: readonly Field[];
  /** Its name on the server, where files may stand beside it. */
  readonly holdsFiles?: string;
  /** Field that says what the record is, for headings and screen readers. */
  readonly name: string;
}
/** A record as it is typed: every field is text. */
export type Typed = Readonly<Record<string, string>>;

interface Relation {
  readonly relation: string;
  readonly to: string;
}
export const RELATIONS = ['implements', 'amends', 'replaces', 'establishes'] as const;

export function typedOf(kind: RecordKind, data: Readonly<Record<string, unknown>>, say: Say): Typed {
  const text = ({ type, name }: Field): string => {
    const value = data[name];
    if (value === null || value === undefined) return '';
    if (type === 'day') return isDay(String(value)) ? formatDay(String(value) as never) : String(value);
    if (type === 'decimal' || type === 'decimal-or-none') return forPeople(String(value));
    if (type === 'lines') return (value as string[]).join('\n');
    if (type === 'relations')
      return (value as Relation[]).map(({ relation, to }) => `${say(`choice.${relation}` as Word)}: ${to}`).join('\n');
    return String(value);
  };
  return Object.fromEntries(kind.fields.map((field) => [field.name, text(field)]));
}

export const beginning = (kind: RecordKind): Typed => Object.fromEntries(kind.fields.map(({ name, begin }) => [name, begin ?? '']));

/** What the server takes, or what is wrong with which field. */
export function dataOf(
  kind: RecordKind,
  typed: Typed,
  say: Say,
): { data: Record<string, unknown>; problems: Readonly<Record<string, string>> } {
  const data: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const field of kind.fields) {
    const text = (typed[field.name] ?? '').trim();
    if (field.required && text === '') problems[field.name] = say('record.missing');
    else {
      try {
        const value = valueOf(field, text, say);
        if (value !== undefined) data[field.name] = value;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems[field.name] = error.message;
      }
    }
  }
  return { data, problems };
}

/** @throws Problem */
function valueOf({ type }: Field, text: string, say: Say): unknown {
  switch (type) {
    case 'day':
      return text === '' ? null : parseDay(text);
    case 'period':
      return parsePeriod(text).code;
    case 'integer':
      if (text === '') return null;
      if (!/^-?\d{1,15}$/.test(text.replaceAll('.', ''))) throw new Problem('invalid-value', say('record.wrong.integer', { value: text }));
      return Number(text.replaceAll('.', ''));
    case 'decimal-or-none':
    case 'decimal': {
      if (text === '' && type === 'decimal-or-none') return null;
      const exact = fromPeople(text);
      if (exact === null) throw new Problem('invalid-value', say('record.wrong.decimal', { value: text }));
      return exact;
    }
    case 'lines':
      return text === '' ? [] : linesOf(text);
    case 'relations':
      return linesOf(text).map((line) => {
        const [, word = '', to = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
        const relation = RELATIONS.find((one) => say(`choice.${one}`).toLowerCase() === word.trim().toLowerCase());
        if (!relation || to.trim() === '')
          throw new Problem(
            'invalid-value',
            say('record.wrong.relation', { value: line, words: RELATIONS.map((one) => say(`choice.${one}`)).join(', ') }),
          );
        return { relation, to: to.trim() };
      });
    case 'choice':
      // Nothing chosen where nothing must be: the field is left out.
      return text === '' ? undefined : text;
    default:
      return text;
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
