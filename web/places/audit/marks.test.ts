import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding, Severity } from '../../../src/kernel/finding.ts';
import { marksOf } from './marks.ts';

const finding = (id: string, severity: Severity, ...places: [number, number][]): Finding => ({
  id,
  rule: 'x',
  severity,
  message: id,
  quotes: places.map(([start, end]) => ({ start, end, text: '', block: 0 })),
});
const shown = (length: number, findings: readonly Finding[]) =>
  marksOf(length, findings).map(({ start, end, finding: one }) => `${start}-${end}${one ? ` ${one.id}` : ''}`);

it('cuts a text where findings begin and end; the gravest is seen', () => {
  expect(shown(10, [])).toEqual(['0-10']);
  expect(shown(10, [finding('a', 'note', [2, 6]), finding('b', 'error', [4, 8])])).toEqual(['0-2', '2-4 a', '4-8 b', '8-10']);
  expect(shown(10, [finding('a', 'error', [0, 3], [7, 10]), finding('b', 'note', [1, 9])])).toEqual(['0-3 a', '3-7 b', '7-10 a']);
  expect(shown(5, [finding('a', 'error', [3, 9], [2, 2])])).toEqual(['0-3', '3-5 a']);
  expect(shown(0, [])).toEqual([]);
});

it('loses and doubles no letter, whatever the findings', () => {
  const place = fc.tuple(fc.nat(30), fc.nat(30));
  const any = fc.array(fc.tuple(fc.constantFrom<Severity>('error', 'warning', 'note'), fc.array(place, { maxLength: 4 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(any, (list) => {
      const runs = marksOf(
        25,
        list.map(([severity, places], index) => finding(String(index), severity, ...places)),
      );
      expect(runs[0]?.start).toBe(0);
      expect(runs.at(-1)?.end).toBe(25);
      runs.slice(1).forEach((run, index) => {
        expect(run.start).toBe(runs[index]?.end);
      });
    }),
  );
});
