/** What a story of a DOCX is made of, in reading order. */
import type { ListMarker } from './docx-numbering.ts';
import type { DraftTable, Inline } from './text-builder.ts';

export interface StoryParagraph {
  readonly type: 'paragraph';
  readonly content: Inline;
  /** 1–9; 0 for text. */
  readonly heading: number;
  readonly list: ListMarker | null;
  /** Key of a typed note whose text this is. */
  readonly note: string | undefined;
}
export interface StoryTable {
  readonly type: 'table';
  readonly table: DraftTable;
}
/** Paragraphs of a letterhead, which is laid out as a table. */
export interface StoryLetterhead {
  readonly type: 'letterhead';
  readonly items: readonly StoryItem[];
}
export type StoryItem = StoryParagraph | StoryTable | StoryLetterhead;
