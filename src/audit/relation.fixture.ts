/** Figures and relations written short, for tables of cases. */
import { type Figure, figuresOf } from './figures.ts';
import { VIETNAMESE } from './format.ts';
import type { Form, Relation } from './relation.ts';

/** "48.620 triệu đồng" → its figure; figures of one call have ids from 0 in order. */
export function figures(...texts: readonly string[]): Figure[] {
  return texts.map((text, id) => {
    const [figure] = figuresOf(text, [], VIETNAMESE, 0, id);
    if (figure === undefined) throw new Error(`no figure: ${text}`);
    return figure;
  });
}

export const relation = (form: Form, figures: readonly Figure[], more: Partial<Relation> = {}): Relation => ({
  rule: form.type,
  form,
  figures,
  grade: 'certain',
  why: '',
  ...more,
});

/** "a = b + c", "p = a / b (%)" …: which of the figures, by index, stand in the relation. */
export const sum = (of: readonly Figure[], at: readonly number[], more?: Partial<Relation>) =>
  relation({ type: 'sum' }, pick(of, at), more);
export const share = (of: readonly Figure[], at: readonly number[], more?: Partial<Relation>) =>
  relation({ type: 'ratio', factor: 100 }, pick(of, at), more);
export const mention = (of: readonly Figure[], at: readonly number[], more?: Partial<Relation>) =>
  relation({ type: 'mention' }, pick(of, at), more);
export const pick = (of: readonly Figure[], at: readonly number[]): Figure[] => at.map((index) => of[index] as Figure);
