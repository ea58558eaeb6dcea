import { describe, expect, it } from 'vitest';
import { type Cell, type Document, type Inline, placesOf, romanNumeral, type Table } from './document.ts';

const figure = (place: number): Inline & { type: 'figure' } => ({ type: 'figure', figure: `f${place}`, place, printed: `${place},0` });
const cell = (place: number): Cell => ({ type: 'figure', figure: `f${place}`, place, printed: `${place},0` });
const table = (...rows: Cell[][]): Table => ({ columns: [], head: [], rows: rows.map((cells) => ({ level: 0, cells })) });

describe('placesOf', () => {
  it('goes over body, footnotes and annexes in order, and over nothing that is not a figure', () => {
    const document = {
      blocks: [
        { type: 'heading', level: 1, number: 'I.', inlines: [{ type: 'text', text: 'Vốn' }, figure(1)] },
        { type: 'table', table: table([{ type: 'text', text: 'x' }, cell(2)], [{ type: 'empty' }, cell(3)]) },
        { type: 'paragraph', inlines: [figure(4), { type: 'note', number: 1 }] },
        { type: 'item', marker: '-', level: 1, inlines: [figure(5)] },
      ],
      footnotes: [[{ type: 'text', text: 'n' }], [figure(6)]],
      annexes: [{ table: table([cell(7)]) }, { table: table([cell(8), cell(9)]) }],
    } as unknown as Document;
    expect(placesOf(document)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => ({ place, figure: `f${place}`, printed: `${place},0` })));
  });
});

describe('romanNumeral', () => {
  it('counts annexes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(romanNumeral)).toEqual(['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']);
    expect([14, 19, 20, 39].map(romanNumeral)).toEqual(['XIV', 'XIX', 'XX', 'XXXIX']);
  });
});
