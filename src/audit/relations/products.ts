/** `product` and `mean`: quantity × rate = amount, yield × area = harvest, a per b. */
import type { Figure } from '../figures.ts';
import type { Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';

const dim = (figure: Figure) => figure.unit?.dim ?? '';
const rateOf = (figure: Figure): { money: boolean; top: string; per: string } | null => {
  const [top = '', per, more] = dim(figure).replace('measure:kg/người', 'measure:mass/người').split('/');
  return per === undefined || more !== undefined ? null : { money: top === 'money', top, per };
};
const countsOf = (per: string) => new Set([`count:${per}`, `measure:${per}`, per === 'ha' ? 'measure:area' : '', per === 'km' ? 'measure:length' : '', per === 'tháng' || per === 'ngày' || per === 'năm' ? `time:${per}` : ''].filter((one) => one !== ''));

export function productRelations(statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.figures.length < 3) continue;
    crosses(piece, relations);
    for (const list of piece.byScope.values()) {
      harvests(list, relations);
      rates(piece, list, relations);
    }
  }
  return relations.filter((one) => one.figures.every((figure) => figure.qualifier === 'none'));
}

/** "120 suất × 300.000 đồng = 36.000.000 đồng", with "x" for "×". */
function crosses(piece: PieceStatements, relations: Relation[]): void {
  const { text } = piece.piece.view;
  if (!/[×xX*]/u.test(text)) return;
  const { figures } = piece.piece;
  for (let i = 0; i + 2 < figures.length; i += 1) {
    const [a, b, c] = figures.slice(i, i + 3) as [Figure, Figure, Figure];
    const first = text.slice(a.unitEnd, b.start);
    const second = text.slice(b.unitEnd, c.start);
    if (!/^ ?(?:[\p{L}/ ]{0,30} )?[×xX*] ?(?:mức |đơn giá )?$/u.test(first) || second.length > 90) continue;
    if (/[×xX*] ?$/u.test(second)) continue;
    if (!/=|bằng|là|thành tiền|tổng|kinh phí|số tiền|cộng|tương đương|:/iu.test(second)) continue;
    relations.push(byUnits(c, a, b, 'phép nhân'));
  }
}

function byUnits(result: Figure, a: Figure, b: Figure, why: string): Relation {
  const filled = result.unit === null && b.unit !== null && dim(b).startsWith('money') ? withUnit(result, { ...b.unit, dim: 'money' }) : result;
  return { rule: 'product', form: { type: 'product', power: 0 }, figures: [filled, a, b], grade: 'certain', why };
}

/** Yield × area = harvest: tạ/ha × ha, in kg per ha and m²: 10^−4. */
function harvests(list: readonly Statement[], relations: Relation[]): void {
  list.forEach((one, index) => {
    if (dim(one.value) !== 'measure:yield') return;
    const near = list.filter((other, k) => Math.abs(k - index) <= 3 && other.sentence[0] === one.sentence[0]);
    const areas = near.filter((other) => dim(other.value) === 'measure:area' && other.base === null && !/tăng|giảm|kế hoạch|so với/iu.test(other.label.slice(-30)));
    const masses = near.filter((other) => dim(other.value) === 'measure:mass' && other.base === null && /sản lượng/iu.test(other.label) && !/tăng|giảm|kế hoạch|so với/iu.test(other.label.slice(-30)));
    const [area, ...otherAreas] = areas;
    const [mass, ...otherMasses] = masses;
    if (area === undefined || mass === undefined || otherAreas.length > 0 || otherMasses.length > 0) return;
    relations.push({ rule: 'product', form: { type: 'product', power: -4 }, figures: [mass.value, one.value, area.value], grade: 'certain', why: 'năng suất × diện tích' });
  });
}

/** "300.000 đồng/suất … 120 suất … 36 triệu đồng"; "bình quân 4,2 khẩu/hộ" of khẩu and hộ before it. */
function rates(piece: PieceStatements, list: readonly Statement[], relations: Relation[]): void {
  const { text } = piece.piece.view;
  list.forEach((one, index) => {
    const rate = rateOf(one.value) ?? perWord(text, one);
    if (rate === null || one.base !== null) return;
    const mean = /bình quân|trung bình/iu.test(one.label);
    const near = list.filter((other, k) => k !== index && Math.abs(k - index) <= 3 && other.sentence[0] === one.sentence[0] && other.base === null);
    const counts = near.filter((other) => countsOf(rate.per).has(dim(other.value)) && !/tăng|giảm|so với/iu.test(other.label.slice(-24)));
    const tops = near.filter((other) => dim(other.value) === rate.top && !/tăng|giảm|so với|mỗi|tối đa|kế hoạch/iu.test(other.label.slice(-24)));
    const [count, ...moreCounts] = counts;
    const [top, ...moreTops] = tops;
    if (count === undefined || top === undefined || moreCounts.length > 0 || moreTops.length > 0) return;
    if (mean) relations.push({ rule: 'mean', form: { type: 'ratio', factor: 1 }, figures: [one.value, top.value, count.value], grade: 'certain', why: 'bình quân' });
    else if (/tổng|kinh phí|số tiền|thành tiền|cộng|hết|chi|trị giá|với/iu.test(top.label) && /mức|đơn giá|mỗi|hỗ trợ|định mức|giá|được|suất|×/iu.test(`${one.label} ${rate.money ? '×' : ''}`))
      relations.push({ rule: 'product', form: { type: 'product', power: 0 }, figures: [top.value, count.value, one.value], grade: rate.money ? 'likely' : 'possible', why: 'định mức × số lượng' });
  });
}

/** "mỗi hộ được hỗ trợ 13,5 triệu đồng", "bình quân mỗi lớp 30 học viên", "bình quân 30 học viên một lớp". */
function perWord(text: string, one: Statement): { money: boolean; top: string; per: string } | null {
  const top = dim(one.value);
  if (top === '' || top === 'percent') return null;
  const before = /(?:mỗi|một|01|1) (\p{Ll}+(?: \p{Ll}+)?)(?: \p{L}+){0,4} ?$/iu.exec(one.label);
  const after = /^ ?(?:mỗi|một|trên một|trên) (\p{Ll}+)/iu.exec(text.slice(one.value.unitEnd, one.value.unitEnd + 24));
  const noun = /bình quân|trung bình|mỗi/iu.test(one.label) ? (before?.[1] ?? after?.[1]) : undefined;
  if (noun === undefined) return null;
  return { money: top === 'money', top, per: (noun.split(' ')[0] ?? noun).toLowerCase() };
}
