/** Words of relations, one by one: what opens a list, what is no part, what is a change. */
import { expect, it } from 'vitest';
import { figures } from '../relation.fixture.ts';
import type { Statement } from '../statements.ts';
import { directionOf, isChange } from './change-words.ts';
import type { Family } from './families.ts';
import { reading } from './proposed.fixture.ts';
import { addsUp, fits, gradeOf, notPart } from './sum-parts.ts';
import { openersOf, triggersOf } from './sum-triggers.ts';

const pair = (a: string, b: string) => {
  const [x, y] = figures(a, b);
  if (x === undefined || y === undefined) throw new Error(`${a}, ${b}`);
  return [x, y] as const;
};
/** The last statement of a sentence. */
const stated = (text: string) => reading(text).statements[0]?.top.at(-1) as Statement;

it.each<[string[], string]>([
  [['trong đó  [trong đó]'], 'có 5, trong đó 3'],
  [['trong số đó có  [trong số đó] some'], 'có 5, trong số đó có 3'],
  [['bao gồm cả  [bao gồm cả] some'], 'bao gồm cả 3'],
  [['gồm có: [gồm có] colon all'], 'gồm có: 3'],
  [['gồm  [gồm] all'], 'gồm 3'],
  [['chia ra  [chia ra] all'], 'chia ra 3'],
  [['chia thành  [chia thành] all'], 'chia thành 3'],
  [['phân ra  [phân ra] all'], 'phân ra 3'],
  [['phân thành  [phân thành] all'], 'phân thành 3'],
  [['phân theo vùng: [phân theo vùng] colon all'], 'phân theo vùng: 3'],
  [['xếp theo loại, [xếp theo loại] all'], 'xếp theo loại, 3'],
  [[], 'tính theo vùng 3'],
  [['phân loại theo vùng: [phân loại theo vùng] colon all'], 'phân loại theo vùng: 3'],
  [['cơ cấu vốn: [cơ cấu vốn] colon all'], 'cơ cấu vốn: 3'],
  [[], 'cơ cấu vốn 3'],
  [['từ các nguồn vốn: [từ các nguồn vốn] colon all'], 'từ các nguồn vốn: 3'],
  [['các nguồn: [các nguồn] colon all'], 'các nguồn: 3'],
  [['nguồn kinh phí: [nguồn kinh phí] colon all'], 'nguồn kinh phí: 3'],
  [[], 'nguồn vốn 3'],
  [['chi tiết như sau: [chi tiết] colon'], 'chi tiết như sau: 3'],
  [['cụ thể là  [cụ thể]'], 'cụ thể là 3'],
  [[], 'không gồm 3'],
  [[], 'chưa bao gồm 3'],
  [[], 'ngoài gồm 3'],
  [[], 'gồmx 3'],
  [[], 'agồm 3'],
  [['Trong đó: [trong đó] colon', 'gồm  [gồm] all'], 'Trong đó: 3; gồm 2'],
])('lists opened: %j in %j', (found, text) =>
  expect(
    triggersOf(text).map(
      ({ at, end, word, colon, all, some }) =>
        `${text.slice(at, end)} [${word}]${colon ? ' colon' : ''}${all ? ' all' : ''}${some ? ' some' : ''}`,
    ),
  ).toEqual(found),
);
it.each<[string[], string]>([
  [['có 20 [trong t] some'], 'Trong tổng số 30 hộ, có 20'],
  [['nam 20 [trong t]'], 'Trong 30 hộ được hỏi, nam 20'],
  [['nam 20 [trong t]'], 'Của 30 hộ, nam 20'],
  [['nam 20 [trong t]'], 'Với tổng 30 hộ, nam 20'],
  [['nam 20 [trong t]'], 'Có 5. Trong số 30 hộ (mới), nam 20'],
  [[], 'trong 30 hộ, nam 20'],
  [['hộ; nam 20 [trong t]'], 'Trong 30 hộ; nam 20'],
  [['hộ, 20 [trong t]'], 'Trong 30 hộ, 20'],
  [['nghèo 20 [dấu hai chấm] colon'], 'Xã có 30 hộ: nghèo 20'],
  [['nghèo 20 [dấu hai chấm] colon'], 'Xã có 30 hộ (mới) nay: nghèo 20'],
  [['20 [dấu hai chấm] colon'], 'Xã có 30 hộ: 20'],
  [[], 'Xã có 30 hộ: nghèo'],
  [['thông 20 [trong t]'], 'Trong 1.234,5 ha rừng, thông 20'],
])('lists opened otherwise: %j in %j', (found, text) =>
  expect(
    openersOf(text).map(({ end, word, colon, some }) => `${text.slice(end)} [${word}]${colon ? ' colon' : ''}${some ? ' some' : ''}`),
  ).toEqual(found),
);

it.each<[boolean, string, string, string?]>([
  [true, '5 hộ', '4 hộ'],
  [true, '5 hộ', '4'],
  [true, '5', '4'],
  [false, '5%', '4'],
  [false, '5 ngày', '4'],
  [true, '5 ha', '4'],
  [false, '5 hộ', '4 ha'],
  [false, '5', '4 hộ'],
  [false, '5 tập thể', '4 cá nhân'],
  [true, '5 tập thể', '4 cá nhân', ', cá nhân'],
  [false, '5 tập thể', '4 cá nhân', ' 3 cá nhân'],
  [false, '5 ha', '4 cá nhân', ', cá nhân'],
  [true, '5 đơn vị', '4 xã'],
  [true, '5 triệu đồng', '4 đồng'],
])('fits: %s, into %s a part of %s, behind the total %j', (expected, total, part, after) =>
  expect(fits(...pair(total, part), after)).toBe(expected),
);
it.each<[string, Family, boolean, boolean, boolean]>([
  ['possible', 'closed', false, true, false],
  ['certain', 'closed', false, false, true],
  ['certain', 'open', true, false, true],
  ['certain', 'usual', false, false, false],
  ['possible', 'usual', false, false, true],
  ['likely', 'disjoint', false, false, false],
  ['possible', 'open', false, false, false],
  ['certain', 'disjoint', true, false, true],
])('grade %s of a list %s, all %s, selection %s, short %s', (grade, ...of) => expect(gradeOf(...of)).toBe(grade));
it.each<[boolean, string]>([
  [true, 'Tổng vốn 5 tỷ đồng'],
  [false, 'Bình quân 5 tỷ đồng'],
  [false, 'Trung bình 5 tỷ đồng'],
  [false, 'Năng suất 5 tấn'],
  [false, 'Mật độ 5 người'],
  [false, 'Đơn giá 5 đồng'],
  [false, 'Giá bán 5 đồng'],
  [false, 'Giá cà phê 5 đồng'],
  [false, 'Thu nhập 5 đồng'],
  [false, 'Tốc độ 5 km'],
  [false, 'Tuổi 5 người'],
  [false, 'Thu ròng 5 đồng'],
  [false, 'Bội chi 5 đồng'],
  [false, 'Chi 5 đồng/hộ'],
  [false, 'Đạt 5 tạ/ha'],
  [false, 'Nhiệt độ 5 °C'],
  [false, 'Đạt 50%'],
  [true, 'Đạt 100%'],
  [true, 'Cơ cấu 50%'],
  [true, 'Tỷ trọng 50%'],
  [true, 'Tỉ trọng 50%'],
])('adds up: %s, %j', (expected, text) => expect(addsUp(stated(text))).toBe(expected));
it.each<[boolean, string]>([
  [false, 'vốn 5 hộ'],
  [true, 'tăng 5 hộ'],
  [true, 'giảm thêm 5 hộ'],
  [true, 'so với 5 hộ'],
  [true, 'cùng kỳ 5 hộ'],
  [true, 'bình quân 5 hộ'],
  [true, 'trung bình 5 hộ'],
  [false, 'mức trung bình 5 hộ'],
  [true, 'mỗi 5 hộ'],
  [true, 'năm trước 5 hộ'],
  [true, 'năm ngoái là 5 hộ'],
  [true, 'kế hoạch 5 hộ'],
  [true, 'kế hoạch năm 5 hộ'],
  [true, 'kế hoạch giao 5 hộ'],
  [true, 'chỉ tiêu giao 5 hộ'],
  [true, 'mục tiêu 5 hộ'],
  [true, 'từ 5 hộ'],
  [true, 'xuống còn 5 hộ'],
  [true, 'lên 5 hộ'],
  [true, 'đến 5 hộ'],
  [true, 'vượt 5 hộ'],
  [true, 'thiếu 5 hộ'],
  [true, 'dự kiến đến 5 hộ'],
  [true, 'hơn 5 hộ'],
  [true, 'kém 5 hộ'],
  [true, 'cao hơn 5 hộ'],
  [true, 'thấp hơn 5 hộ'],
  [true, 'thứ 5 hộ'],
  [true, 'lần 5 hộ'],
  [false, 'kế hoạch vốn 5 hộ'],
])('is no part: %s, %j', (expected, text) => expect(notPart(stated(text))).toBe(expected));
it.each<[boolean, string]>([
  [true, 'tăng 5 hộ'],
  [true, 'giảm 5 hộ'],
  [false, 'giảm nghèo 5 hộ'],
  [true, 'vượt 5 hộ'],
  [true, 'cao hơn 5 hộ'],
  [true, 'thấp hơn 5 hộ'],
  [true, 'nhiều hơn 5 hộ'],
  [true, 'ít hơn 5 hộ'],
  [true, 'hơn 5 hộ'],
  [true, 'kém 5 hộ'],
  [true, 'hụt 5 hộ'],
  [true, 'thiếu hụt 5 hộ'],
  [true, 'thiếu 5 hộ'],
  [true, 'chênh lệch 5 hộ'],
  [true, 'chênh 5 hộ'],
  [true, 'nhỉnh hơn 5 hộ'],
  [true, 'sớm hơn 5 ngày'],
  [true, 'chậm hơn 5 ngày'],
  [true, 'cải thiện 5 hộ'],
  [true, 'tăng thêm 5 hộ'],
  [true, 'giảm được 5 hộ'],
  [true, 'giảm đi 5 hộ'],
  [true, 'tăng khoảng 5 hộ'],
  [true, 'tăng so với năm trước là 5 hộ'],
  [true, 'tăng so với năm trước, 5 hộ'],
  [true, 'tăng (so với năm trước) 5 hộ'],
  [true, 'giảm số hộ nghèo là 5 hộ'],
  [true, 'gấp 5 lần'],
  [true, 'tăng gấp 5 lần'],
  [true, 'bằng 5 lần'],
  [true, 'cao gấp hơn 5 lần'],
  [false, 'đạt 5 lần'],
  [false, 'tăng vốn 5 hộ'],
  [false, 'có 5 hộ'],
])('is a change: %s, %j', (expected, text) => expect(isChange(stated(text))).toBe(expected));
it.each<[number, string]>([
  [1, 'tăng'],
  [-1, 'giảm'],
  [0, 'giảm nghèo'],
  [-1, 'tăng rồi giảm'],
  [1, 'giảm rồi tăng'],
  [-1, 'thấp hơn'],
  [-1, 'ít hơn'],
  [-1, 'kém'],
  [-1, 'hụt'],
  [-1, 'xuống'],
  [-1, 'thiếu'],
  [1, 'vượt'],
  [1, 'cao hơn'],
  [1, 'nhiều hơn'],
  [1, 'nhỉnh hơn'],
  [1, 'lên'],
  [1, 'thêm'],
  [0, 'có'],
])('direction %i of %j', (expected, text) => expect(directionOf(text)).toBe(expected));
