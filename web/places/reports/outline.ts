/** The parts of a composed report for the studio: which blocks and which records stand in which section. Pure. */
import type { components } from '../../api/schema.gen.ts';
import { printed } from './compare.ts';
import type { WrittenRecord } from './records.ts';

type Document = components['schemas']['Document'];
type SectionOf = components['schemas']['Section'];
type Block = components['schemas']['Block'];
export type Take = SectionOf['takes'][number];

export interface Part {
  /** Anchor in the address. */
  readonly id: string;
  readonly title: string;
  readonly level: number;
  /** False: not printed while nothing is entered. */
  readonly isPrinted: boolean;
  readonly takes: readonly Take[];
  readonly blocks: readonly { readonly index: number; readonly block: Block }[];
}

export function partsOf(document: Document, sections: readonly SectionOf[]): Part[] {
  const heads = sections.flatMap(({ block }) => block ?? []);
  const until = (start: number) => heads.find((one) => one > start) ?? document.blocks.length;
  const cut = (start: number, end: number) => document.blocks.slice(start, end).map((block, n) => ({ index: start + n, block }));
  const opening = cut(0, heads[0] ?? document.blocks.length);
  return [
    ...(opening.length === 0 ? [] : [{ id: 'mo-dau', title: document.subject, level: 1, isPrinted: true, takes: [], blocks: opening }]),
    ...sections.map(({ block, title, level, takes }, index) => ({
      id: `muc-${index + 1}`,
      title,
      level,
      isPrinted: block !== null,
      takes,
      blocks: block === null ? [] : cut(block + 1, until(block)),
    })),
  ];
}

const fold = (text: string) =>
  text
    .replace(/[.;]\s*$/u, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The record that a block prints: its sentence, a number before it or a remark in brackets after it aside. */
export function recordOf(block: Block, records: readonly WrittenRecord[]): WrittenRecord | undefined {
  if (block.type === 'table' || block.type === 'heading') return undefined;
  const text = fold(printed(block.inlines)).replace(/^\d+\.\s+/, '');
  const exact = records.find((one) => fold(one.data.content) === text);
  return exact ?? records.find((one) => fold(one.data.content) !== '' && text.startsWith(`${fold(one.data.content)} (`));
}

/** Records that a part prints, of the unit and period, in their order. */
export function taken(takes: readonly Take[], records: readonly WrittenRecord[], unit: string, period: string): WrittenRecord[] {
  return records
    .filter((one) => one.unit.split('@')[0] === unit && one.data.period === period)
    .filter((one) => takes.some(({ list, of }) => list === one.list && (of === '' || of === (one.data.section ?? one.data.group))))
    .sort((a, b) => a.data.order - b.data.order);
}
