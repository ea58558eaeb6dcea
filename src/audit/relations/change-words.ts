/** The words of change, shared by the rules that look for it and those that must leave it alone. */
import type { Figure } from '../figures.ts';
import type { Statement } from '../statements.ts';

/** The word of change stands right before its figure: "tăng thêm 59 con". */
const LEADS =
  /(?:tăng|giảm(?! nghèo)|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|hơn|kém|hụt|thiếu hụt|thiếu|chênh lệch|chênh|nhỉnh hơn|sớm hơn|chậm hơn|cải thiện)(?: thêm| được| đi| khoảng| tới| là| tương ứng| tuyệt đối| còn| gần| trên)*(?: so với [^,;:.()\d]{1,70}?(?: là)?,?| \([^()]{0,60}\)| [^,;:.()\d]{1,40} (?:là|tới))? ?$/iu;
const TIMES = /(?:gấp|tăng|bằng|cao gấp)(?: khoảng| hơn| gần)? ?$/iu;
const DOWN = /(?:giảm(?! nghèo)|thấp hơn|ít hơn|kém|hụt|xuống|thiếu)/giu;
const UP = /(?:tăng|vượt|cao hơn|nhiều hơn|nhỉnh hơn|lên|thêm)/giu;

export function isChange(one: Statement): boolean {
  const lead = one.label.slice(-110);
  if (one.value.unit?.dim === 'times') return TIMES.test(lead) || LEADS.test(lead);
  return LEADS.test(lead);
}

/** −1 down, 1 up, 0 not said: the last word that says it. */
export function directionOf(text: string): -1 | 0 | 1 {
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
  const [down, up] = [last(DOWN), last(UP)];
  return down === up ? 0 : down > up ? -1 : 1;
}

export const isPercent = (figure: Figure): boolean => figure.unit?.dim === 'percent';
export const isPoint = (figure: Figure): boolean => figure.unit?.dim === 'point';
export const isTimes = (figure: Figure): boolean => figure.unit?.dim === 'times';
