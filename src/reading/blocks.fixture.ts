/** AuditText as lines that a person can compare, and the promises of the contract that hold for every reader. */
import { expect } from 'vitest';
import type { AuditText } from './audit-text.ts';

/** One line a block: what it is, then its words with "⟨1⟩" where a note's mark stands. */
export function shown(text: AuditText): string[] {
  return text.blocks.map((block) => {
    const { kind, level, marker, note, cell, start, end } = block;
    const span = cell === undefined ? '' : `${cell.rowSpan > 1 ? `↓${cell.rowSpan}` : ''}${cell.colSpan > 1 ? `→${cell.colSpan}` : ''}`;
    const place = cell === undefined ? '' : ` ${cell.table}:${cell.row},${cell.column}${span}${cell.header ? 'h' : ''}`;
    const head = `${kind}${level > 0 ? level : ''}${note === undefined ? '' : ` ${note}`}${place}${marker === '' ? '' : ` «${marker}»`}`;
    return `${head} | ${withMarks(text, start, end)}`;
  });
}

function withMarks(text: AuditText, start: number, end: number): string {
  let words = '';
  let from = start;
  for (const { note, at } of text.anchors.filter((anchor) => anchor.at >= start && anchor.at <= end)) {
    words += `${text.text.slice(from, at)}⟨${note}⟩`;
    from = at;
  }
  return words + text.text.slice(from, end);
}

/** Blocks in order and apart, no line break inside, trimmed; anchors and spans within the text. */
export function expectContract(text: AuditText): void {
  let at = 0;
  text.blocks.forEach((block, index) => {
    expect(block.start).toBe(index === 0 ? 0 : at + 1);
    const words = text.text.slice(block.start, block.end);
    expect(words).toBe(words.trim());
    expect(words).not.toMatch(/[\n\r\t\u2028\u2029]/u);
    expect(words).not.toBe('');
    at = block.end;
  });
  expect(text.text.length).toBe(at);
  expect(text.blocks.map(({ start, end }) => text.text.slice(start, end)).join('\n')).toBe(text.text);
  for (const anchor of text.anchors) expect(text.blocks.some(({ start, end }) => anchor.at >= start && anchor.at <= end)).toBe(true);
  let before = 0;
  for (const { start, end } of text.spans) {
    expect(start).toBeGreaterThanOrEqual(before);
    expect(end).toBeGreaterThan(start);
    before = start;
  }
}
