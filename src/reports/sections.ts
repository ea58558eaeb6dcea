/**
 * The sections of a report for whoever writes it: which records stand under which heading, also under headings that are printed only once
 * something is entered. Pure.
 */
import type { Node } from '@markdoc/markdoc';
import type { Block, Document } from '../kernel/document.ts';
import type { AuditText } from '../reading/audit-text.ts';

/** Lists of records that people write sentence by sentence. */
export const WRITTEN = ['narratives', 'obstacles', 'assessments', 'tasks'] as const;
export type Written = (typeof WRITTEN)[number];

/** A list of records that a section prints; `of` is its section or group, "" for all of the period. */
export interface Take {
  readonly list: Written;
  readonly of: string;
}

export interface Section {
  /** Index of the heading in `Document.blocks`; null: not printed while nothing is entered under it. */
  readonly block: number | null;
  readonly level: number;
  /** As printed, number included. */
  readonly title: string;
  readonly takes: readonly Take[];
}

/** `printed`: the heading nodes that were printed, in the order of the document's headings. */
export function sectionsOf(root: Node, printed: readonly Node[], document: Document): Section[] {
  const blocks = document.blocks.flatMap((block, index) => (block.type === 'heading' ? [{ block, index }] : []));
  let last = -1;
  return takesByHeading(root)
    .flatMap(({ node, takes }): { order: number; section: Section }[] => {
      const own = blocks.filter((_, n) => printed[n] === node);
      if (own.length === 0) {
        const level = Math.min(4, Number(node.attributes['level']));
        return [{ order: last, section: { block: null, level, title: literal(node).trim(), takes } }];
      }
      return own.map(({ block, index }) => {
        last = index;
        return { order: index, section: { block: index, level: block.level, title: textOf(block), takes } };
      });
    })
    .sort((a, b) => a.order - b.order)
    .map(({ section }) => section);
}

function takesByHeading(root: Node): { node: Node; takes: Take[] }[] {
  const found: { node: Node; takes: Take[] }[] = [];
  for (const node of root.walk()) {
    if (node.type === 'heading') found.push({ node, takes: [] });
    if (node.type !== 'tag' || node.tag !== 'each') continue;
    const list = WRITTEN.find((one) => one === node.attributes['primary']);
    const of = node.attributes['section'] ?? node.attributes['group'] ?? '';
    // A group that the template computes is not known before it is printed.
    if (list !== undefined && typeof of === 'string') found.at(-1)?.takes.push({ list, of });
  }
  return found;
}

const literal = (node: Node): string => {
  const content = node.type === 'text' ? node.attributes['content'] : '';
  return `${typeof content === 'string' ? content : '…'}${node.children.map(literal).join('')}`;
};

/** The words of a block without footnote marks; a heading with its number. */
export function textOf(block: Block): string {
  if (block.type === 'table') return '';
  const words = block.inlines
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'figure' ? inline.printed : ''))
    .join('');
  return block.type === 'heading' && block.number !== '' ? `${block.number} ${words}` : words;
}

const fold = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

/** Block of the rendered text → block of the document it was rendered from. Letterhead, footnotes and annexes have none. */
export function blocksOfText(document: Document, source: AuditText): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let from = 0;
  for (const [index, block] of document.blocks.entries()) {
    const wanted = fold(textOf(block));
    if (wanted === '') continue;
    const at = source.blocks.findIndex(({ start, end }, n) => n >= from && fold(source.text.slice(start, end)).endsWith(wanted));
    if (at < 0) continue;
    found.set(at, index);
    from = at + 1;
  }
  return found;
}
