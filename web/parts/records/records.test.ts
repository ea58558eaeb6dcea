import { describe, expect, it } from 'vitest';
import { FUNDING_KINDS } from '../../../src/funding/model.ts';
import { INDICATOR_KINDS } from '../../../src/indicators/model.ts';
import { STEERING_KINDS } from '../../../src/steering/model.ts';
import { WORKS_KINDS } from '../../../src/works/model.ts';
import { sayIn } from '../../words/words.tsx';
import { DOCUMENTS, KINDS, OBSERVATIONS, RECOGNITIONS, TASKS } from './kinds.ts';
import { MONEY_KINDS } from './kinds-money.ts';
import { beginning, dataOf, type RecordKind, typedOf } from './model.ts';

const say = sayIn('vi');
const SCHEMAS = { ...STEERING_KINDS, ...INDICATOR_KINDS, ...FUNDING_KINDS, ...WORKS_KINDS };
const NAMES: Readonly<Record<string, keyof typeof SCHEMAS>> = {
  documents: 'office-document',
  committees: 'committee',
  'member-areas': 'member-area',
  obstacles: 'obstacle',
  tasks: 'task',
  activities: 'activity',
  definitions: 'indicator',
  targets: 'target',
  observations: 'observation',
  'criteria-results': 'criteria-result',
  recognitions: 'recognition',
  works: 'work',
  'work-progress': 'work-progress',
  'work-entries': 'work-entry',
  'support-projects': 'support-project',
  revolving: 'revolving',
  'household-supports': 'household-support',
  contributions: 'contribution',
  'medium-plans': 'medium-plan',
  forecasts: 'forecast',
  suspense: 'suspense',
};
const schemaOf = (kind: RecordKind) => SCHEMAS[NAMES[kind.path.split('/').at(-1) ?? ''] as keyof typeof SCHEMAS];

describe.each([...KINDS, ...MONEY_KINDS])('$path', (kind) => {
  it('asks for the fields of the server’s schema, and no others', () => {
    const own = Object.keys(schemaOf(kind).shape);
    expect(kind.fields.map((field) => field.name).sort()).toEqual(own.sort());
    expect(kind.fields.some((field) => field.name === kind.name)).toBe(true);
  });
  it('makes data that the schema takes', () => {
    const typed = Object.fromEntries(
      kind.fields.map(({ name, type, choices }) => [
        name,
        type === 'choice'
          ? (choices?.[0] ?? '')
          : type === 'integer'
            ? /year$/i.test(name)
              ? '2026'
              : '3'
            : type === 'decimal' || type === 'decimal-or-none'
              ? name === 'volume' || name === 'recoveryShare'
                ? '12,5'
                : '1.234,5'
              : type === 'day'
                ? '5/6/2026'
                : type === 'relations'
                  ? 'Thay thế: 12/QĐ'
                  : type === 'period'
                    ? '2026-H1'
                    : name === 'formula'
                      ? ''
                      : 'một',
      ]),
    );
    const { data, problems } = dataOf(kind, typed, say);
    expect(problems).toEqual({});
    expect(schemaOf(kind).parse(data)).toEqual(data);
    expect(dataOf(kind, typedOf(kind, data, say), say).data).toEqual(data);
  });
  it('says of every field that must not be empty that it is', () => {
    const empty = Object.fromEntries(kind.fields.map(({ name }) => [name, ' ']));
    expect(Object.keys(dataOf(kind, empty, say).problems).sort()).toEqual(
      expect.arrayContaining(
        kind.fields
          .filter((field) => field.required)
          .map((field) => field.name)
          .sort(),
      ),
    );
  });
});

it('names the field and the remedy where a value cannot be read', () => {
  expect(dataOf(TASKS, { ...beginning(TASKS), period: '2026-H1', content: 'x', due: '31/6/2026', order: '1,5' }, say).problems).toEqual({
    due: expect.stringContaining('31/6/2026'),
    order: expect.stringContaining('1,5'),
  });
  expect(dataOf(OBSERVATIONS, { indicator: 'A', year: '2026', value: '1.5', document: '' }, say).problems).toEqual({
    value: expect.stringContaining('1.5'),
  });
  expect(dataOf(DOCUMENTS, { ...beginning(DOCUMENTS), number: '1', type: 'QĐ', issuer: 'UBND', relations: 'bỏ: 3' }, say).problems).toEqual(
    {
      relations: expect.stringContaining('Thay thế'),
    },
  );
  expect(dataOf(RECOGNITIONS, beginning(RECOGNITIONS), say).problems).toEqual({});
});
