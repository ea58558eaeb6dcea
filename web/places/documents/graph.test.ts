import { describe, expect, it } from 'vitest';
import { layered } from './graph.ts';

const relation = (from: string, to: string) => ({ from, relation: 'implements', to });
const columns = (pairs: [string, string][]) =>
  Object.fromEntries(layered(pairs.map(([from, to]) => relation(from, to))).map((one) => [one.number, one.column]));

describe('the graph of documents', () => {
  it('puts what others stand on to their right, each document once, none upon another', () => {
    expect(
      columns([
        ['KH', 'QĐ'],
        ['QĐ', 'NQ'],
        ['CV', 'NQ'],
      ]),
    ).toEqual({ KH: 0, QĐ: 1, NQ: 2, CV: 1 });
    const placed = layered([relation('A', 'Z'), relation('B', 'Z'), relation('C', 'Z')]);
    expect(new Set(placed.map((one) => `${one.column} ${one.row}`)).size).toBe(4);
  });
  it('ends where documents point at one another, or at themselves', () => {
    expect(
      Object.keys(
        columns([
          ['A', 'B'],
          ['B', 'A'],
          ['C', 'C'],
        ]),
      ).sort(),
    ).toEqual(['A', 'B', 'C']);
  });
  it('is empty without relations', () => expect(layered([])).toEqual([]));
});
