/** `product` and `mean`: quantity × rate = amount, yield × area = harvest, a per b. */
import type { Figure } from '../figures.ts';
import type { Grade, Relation } from '../relation.ts';
import { pruned } from '../slots.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { nearOwnerOf, withUnit } from '../statements.ts';
import { isChange } from './change-words.ts';
import { type Wholes, withoutParts } from './wholes.ts';

const dim = (figure: Figure) => figure.unit?.dim ?? '';
interface Rate {
  readonly top: string;
  readonly per: string;
}

function rateOf(figure: Figure): Rate | null {
  const parts = dim(figure).replace('measure:kg/người', 'measure:mass/người').split('/');
  return parts.length === 2 ? { top: parts[0] ?? '', per: parts[1] ?? '' } : null;
}
/** The dimensions in which a noun is counted: "hộ", "căn nhà" as "căn", "ha" as an area. */
function countedAs(per: string, figure: Figure): boolean {
  const d = dim(figure);
  if (per === 'ha') return d === 'measure:area';
  if (per === 'km' || per === 'm') return d === 'measure:length';
  if (per === 'kg' || per === 'tấn') return d === 'measure:mass';
  const noun = d.replace(/^(?:count|time):/u, '');
  return (
    d !== '' &&
    !d.startsWith('measure') &&
    (noun === per || noun.split(' ')[0] === per || SAME.some((group) => group.includes(noun) && group.includes(per)))
  );
}
/** Powers of ten from the unit of the rate to the base unit. */
const PER: Readonly<Record<string, number>> = { ha: 4, km: 3, tấn: 3, tạ: 2 };
const SAME = [
  [
    'người',
    'nhân khẩu',
    'khẩu',
    'lao động',
    'học sinh',
    'học viên',
    'cán bộ',
    'đại biểu',
    'khách hàng',
    'cử tri',
    'giáo viên',
    'đảng viên',
    'em',
    'trẻ',
    'cháu',
    'diễn viên',
  ],
  ['lượt', 'lượt người', 'người'],
  ['căn', 'nhà', 'căn nhà', 'ngôi nhà', 'nhà ở', 'căn hộ'],
  ['hộ', 'hộ dân', 'gia đình'],
  ['vụ', 'vụ việc', 'trường hợp'],
];
const sameTop = (top: string, figure: Figure): boolean =>
  dim(figure) === top ||
  SAME.some((group) => group.includes(top.replace('count:', '')) && group.includes(dim(figure).replace('count:', '')));

export function productRelations(statements: readonly PieceStatements[], wholes: Wholes): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.figures.length < 2) continue;
    const own: Relation[] = [];
    crosses(piece, own);
    for (const list of piece.byScope.values()) {
      harvests(list, own);
      for (const [index, one] of list.entries()) rates(piece, list, one, index, wholes, own);
    }
    for (const relation of pruned(own.filter((one) => one.figures.every((figure) => figure.qualifier === 'none'))))
      relations.push(relation);
  }
  return relations;
}

/** "405 người × 3 ngày × 200.000 đồng = 243.000.000 đồng", with "x" for "×". */
function crosses(piece: PieceStatements, relations: Relation[]): void {
  const { text } = piece.piece.view;
  if (!/[×xX*]/u.test(text)) return;
  const { figures } = piece.piece;
  for (let i = 0; i + 2 < figures.length; ) {
    let k = i;
    while (
      k + 1 < figures.length &&
      /^[^;:.=()\d]{0,30}[×*]|^ ?(?:[\p{L}/]+ ){0,4}[xX](?![\p{L}])/u.test(
        text.slice(figures[k]?.unitEnd ?? 0, figures[k + 1]?.start ?? 0),
      ) &&
      (figures[k + 1]?.start ?? 0) - (figures[k]?.unitEnd ?? 0) < 40
    )
      k += 1;
    const result = figures[k + 1];
    if (k > i && result !== undefined) {
      const words = text.slice(figures[k]?.unitEnd ?? 0, result.start);
      if (words.length < 60 && /=|bằng|là|thành tiền|tổng|số tiền|cộng/iu.test(words) && !/\+/u.test(words)) {
        const factors = figures.slice(i, k + 1).map((factor) => (isPercentage(factor) ? null : factor));
        if (factors.every((factor) => factor !== null)) {
          const money = factors.find((factor) => dim(factor).startsWith('money'));
          const filled = result.unit === null && money?.unit != null ? withUnit(result, { ...money.unit, dim: 'money' }) : result;
          relations.push({
            rule: 'product',
            form: { type: 'product', power: 0, exact: true },
            figures: [filled, ...factors],
            grade: 'certain',
            why: 'phép nhân',
          });
        }
      }
    }
    i = k + 1;
  }
}
const isPercentage = (figure: Figure) => dim(figure) === 'percent' || dim(figure) === 'permille';

/** Yield × area = harvest: tạ/ha × ha, in kg per ha and m²: 10^−4. */
function harvests(list: readonly Statement[], relations: Relation[]): void {
  list.forEach((one, index) => {
    if (dim(one.value) !== 'measure:yield' || isChange(one)) return;
    const plain = (other: Statement) =>
      other.base === null && !isChange(other) && !/kế hoạch|so với|cùng kỳ/iu.test(other.label.slice(-24));
    const near = list.filter((other, k) => k !== index && Math.abs(k - index) <= 4 && plain(other) && other.piece === one.piece);
    const areas = near.filter((other) => dim(other.value) === 'measure:area');
    const masses = near.filter((other) => dim(other.value) === 'measure:mass' && /sản lượng/iu.test(other.label));
    const sameSentence = (other: Statement) => other.sentence[0] === one.sentence[0];
    for (const area of [...areas].sort((a, b) => Number(sameSentence(b)) - Number(sameSentence(a)))) {
      for (const mass of masses) {
        // The harvest of the whole season is not that of the fields already cut.
        if (
          /toàn vụ|cả vụ|cả năm|chung|toàn (?:tỉnh|huyện|xã)/iu.test(mass.label) &&
          /thu hoạch|gặt|cho thu/iu.test(area.label + area.post)
        )
          continue;
        const sure =
          sameSentence(area) && sameSentence(mass) && areas.filter(sameSentence).length === 1 && masses.filter(sameSentence).length === 1;
        relations.push({
          rule: 'product',
          form: { type: 'product', power: -4 },
          figures: [mass.value, one.value, area.value],
          grade: sure ? 'certain' : 'possible',
          why: 'năng suất × diện tích',
          slot: `product:${mass.value.id}`,
        });
      }
    }
  });
}

/** "mỗi hộ được hỗ trợ 13,5 triệu đồng", "trung bình 35 người/buổi", "1.260 học sinh … 15 kg/học sinh". */
function rates(
  piece: PieceStatements,
  list: readonly Statement[],
  one: Statement,
  index: number,
  wholes: Wholes,
  relations: Relation[],
): void {
  if (one.base !== null || isChange(one) || isPercentage(one.value)) return;
  const { text } = piece.piece.view;
  const rate = rateOf(one.value) ?? rateInWords(text, one);
  if (rate === null) return;
  const mean = /bình quân|trung bình/iu.test(one.label.slice(-70) + text.slice(one.value.unitEnd, one.value.unitEnd + 24));
  const plain = (other: Statement) => other !== one && other.base === null && !isChange(other) && !isPercentage(other.value);
  const nearby = list.slice(Math.max(0, index - 5), index + 4).filter(plain);
  const outside = ownerStatements(piece, one);
  const pool = [...nearby, ...outside];
  // "tiêu hủy 312 con, trọng lượng 18.720 kg (bình quân 60 kg/con)": the parenthesis speaks of the sentence that it stands in.
  const owner = nearOwnerOf(piece, one.scope);
  const pairs = list
    .slice(Math.max(0, index - 8), index + 4)
    .flatMap((other) =>
      other.base !== null && !isChange(other) && countedAs(rate.per, other.base) ? [{ ...other, value: other.base, base: null }] : [],
    );
  const counts = [...pool, ...pairs].filter((other) => countedAs(rate.per, other.value) && !/(?:mỗi|một) $/iu.test(other.label.slice(-6)));
  const tops = pool.filter((other) => sameTop(rate.top, other.value) && rateOf(other.value) === null && rateInWords(text, other) === null);
  const inOwnersSentence = (other: Statement) => other.scope === owner?.scope && other.sentence[0] === owner?.sentence[0];
  const bare =
    list.length === 1 && /^ ?(?:bình quân|trung bình|suất đầu tư)(?: mỗi \p{L}+)? ?$/iu.test(one.label) && /^\s*$/u.test(one.post);
  const near = (other: Statement) =>
    (other.sentence[0] === one.sentence[0] && other.scope === one.scope) || (bare && inOwnersSentence(other));
  // A mean said last is of them all; a rate that was set may be one for each kind.
  const whole = (others: readonly Statement[], top: Statement) => (mean ? withoutParts(others, top, wholes) : others);
  // "xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà": no single product makes the amount.
  const several = list.filter((other) => other.sentence[0] === one.sentence[0] && dim(other.value) === dim(one.value)).length > 1;
  const rank = (other: Statement) => (near(other) ? 0 : 1000) + Math.abs(other.value.start - one.value.start) / 10;
  const sorted = (others: Statement[]) => [...others].sort((a, b) => rank(a) - rank(b)).slice(0, 4);
  const [bestCounts, bestTops] = [sorted(counts), sorted(tops)];
  for (const [c, count] of bestCounts.entries()) {
    for (const [t, top] of bestTops.entries()) {
      if (count === top) continue;
      // Another number of the same things anywhere in the paragraph may be the one that is meant.
      const others = [...list.slice(Math.max(0, index - 14), index + 6), ...outside].filter(
        (other) => countedAs(rate.per, other.value) && !isChange(other),
      );
      const lone = new Set([...whole(others, top), ...pairs].map((other) => other.value.printed)).size === 1;
      const [only, ...more] = whole(counts.filter(near), top);
      const sure =
        lone &&
        only === count &&
        more.length === 0 &&
        near(top) &&
        tops.filter(near).length === 1 &&
        (owner === undefined || owner === top || owner === count);
      const grade: Grade = sure ? (mean ? 'certain' : 'likely') : 'possible';
      const slot = `mean:${one.value.id}`;
      const hint =
        c <= 1 && t <= 1 && !(several && !mean) && (mean || /tổng|kinh phí|cộng|thành tiền|số tiền|trị giá|hết/iu.test(top.label))
          ? { hint: true }
          : {};
      const power = PER[rate.per] ?? 0;
      const set = /mức|đơn giá|định mức|giá|mỗi|hỗ trợ/iu.test(one.label.slice(-60)) && one.value.decimals === 0;
      const workedOut = /tức|suất đầu tư/iu.test(one.label);
      // "tức 40.000.000 đồng/ha": a rate that was worked out is rounded like a mean; one that was set multiplies exactly.
      if (mean || one.value.decimals > 0 || workedOut)
        relations.push({
          rule: 'mean',
          form: { type: 'ratio', factor: 10 ** power },
          figures: [one.value, top.value, count.value],
          grade,
          why: 'bình quân',
          slot,
          ...hint,
        });
      if (!mean && !workedOut)
        relations.push({
          rule: 'product',
          form: { type: 'product', power: -power, exact: set },
          figures: [top.value, count.value, one.value],
          grade,
          why: 'định mức × số lượng',
          slot,
          ...hint,
        });
    }
  }
}

function ownerStatements(piece: PieceStatements, one: Statement): Statement[] {
  const scope = piece.piece.scopes[one.scope];
  if (scope === undefined || scope.parent < 0) return [];
  return (piece.byScope.get(scope.parent) ?? []).filter(
    (other) => other.base === null && Math.abs(other.value.start - one.value.start) < 160,
  );
}

/** "mỗi hộ được hỗ trợ 13,5 triệu đồng", "30 học viên một lớp", "9.405 triệu đồng mỗi tháng". */
function rateInWords(text: string, one: Statement): Rate | null {
  const top = dim(one.value);
  if (top === '' || isPercentage(one.value) || top === 'times' || top === 'point') return null;
  const before = /(?:mỗi|một) (\p{Ll}+)(?: [^,;:.()\d]{0,40})?$/u.exec(one.label.slice(-64));
  const after = /^ ?(?:[\p{Ll}]+ )?(?:mỗi|một|trên một|trên|cho mỗi|cho một|\/) ?(\p{Ll}+)/iu.exec(
    text.slice(one.value.unitEnd, one.value.unitEnd + 30),
  );
  const noun = before?.[1] ?? after?.[1];
  if (noun === undefined || /^(?:là|có|phần|số|cách|lần|đạt|được)$/iu.test(noun)) return null;
  return { top, per: noun.toLowerCase() };
}
