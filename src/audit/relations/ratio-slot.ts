/** How a percentage with its two numbers is proposed. */
import type { Figure } from '../figures.ts';
import type { Grade, Relation } from '../relation.ts';
import { withUnit } from '../statements.ts';

/** Words of what stands in the place of a base. */
export const PLAN =
  /kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|giao|phân bổ|tổng|toàn|trên|cần|phải|diện|bố trí|vốn năm|hiện có|đăng ký|nhu cầu|biên chế|tiếp nhận|trong(?: số)?|có/iu;
const TARGET = /mục tiêu|chỉ tiêu|nghị quyết/iu;

/** The percentage whose base is sought. */
export interface Slot {
  readonly p: Figure;
  readonly a: Figure;
  readonly words: string;
  readonly key: string;
}

export function ratio({ p, a, words, key }: Slot, b: Figure, grade: Grade, why: string): Relation {
  const attainment = TARGET.test(words) || (a.unit?.dim === 'percent' && b.unit?.dim === 'percent');
  return {
    rule: attainment ? 'attainment' : 'ratio',
    form: { type: 'ratio', factor: 100 },
    figures: [p, fill(a, b), fill(b, a)],
    grade,
    why,
    slot: key,
    group: `base:${b.id}`,
  };
}

/** A base or part without a unit has that of the other: "đã giải ngân 6.909, đạt 17% kế hoạch 40.640 triệu đồng". */
export const fill = (figure: Figure, like: Figure): Figure =>
  figure.unit === null && like.unit !== null ? withUnit(figure, like.unit) : figure;
