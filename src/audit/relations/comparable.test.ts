/** Which figures one may be a share of the other. */
import { expect, it } from 'vitest';
import { figures } from '../relation.fixture.ts';
import { comparable } from './comparable.ts';

const pair = (a: string, b: string) => {
  const [x, y] = figures(a, b);
  if (x === undefined || y === undefined) throw new Error(`${a}, ${b}`);
  return [x, y] as const;
};
it.each<[boolean, string, string]>([
  [true, '5 hộ', '4 hộ'],
  [false, '5 hộ', '4 người'],
  [false, '5%', '4%'],
  [false, '5%', '4'],
  [true, '5', '4'],
  [true, '5', '4 hộ'],
  [false, '5 ngày', '4 ngày'],
  [false, '5 ngày', '4'],
  [false, '5 năm', '4 tháng'],
  [true, '5 ha', '4 ha'],
  [false, '5 ha', '4 tấn'],
  [true, '5 triệu đồng', '4 đồng'],
  [true, '5 công trình', '4 công trình thủy lợi'],
  [true, '5 phòng học', '4 phòng'],
  [true, '5 phòng', '4 phòng học'],
  [true, '5 người', '4 nhân khẩu'],
  [true, '5 người', '4 khẩu'],
  [true, '5 người', '4 lao động'],
  [true, '5 người', '4 học sinh'],
  [true, '5 người', '4 học viên'],
  [true, '5 người', '4 trẻ'],
  [true, '5 người', '4 trẻ em'],
  [true, '5 người', '4 cán bộ'],
  [true, '5 người', '4 công chức'],
  [true, '5 người', '4 viên chức'],
  [true, '5 người', '4 đảng viên'],
  [true, '5 người', '4 hội viên'],
  [true, '5 người', '4 đại biểu'],
  [true, '5 người', '4 phụ nữ'],
  [true, '5 người', '4 sinh viên'],
  [true, '5 người', '4 giáo viên'],
  [true, '5 người', '4 đoàn viên'],
  [true, '5 người', '4 thành viên'],
  [true, '5 người', '4 em'],
  [true, '5 người', '4 em học sinh'],
  [true, '5 người', '4 cháu'],
  [true, '5 người', '4 cử tri'],
  [true, '5 người', '4 khách hàng'],
  [true, '5 người', '4 diễn viên'],
  [true, '5 người', '4 đồng chí'],
  [true, '5 người', '4 biên chế'],
  [true, '5 hộ', '4 hộ dân'],
  [true, '5 hộ', '4 gia đình'],
  [true, '5 thôn', '4 làng'],
  [true, '5 thôn', '4 bản'],
  [true, '5 thôn', '4 buôn'],
  [true, '5 thôn', '4 ấp'],
  [true, '5 thôn', '4 tổ dân phố'],
  [true, '5 thôn', '4 khu phố'],
  [true, '5 thôn', '4 khu dân cư'],
  [true, '5 ca', '4 ca mắc'],
  [true, '5 ca', '4 trường hợp'],
  [true, '5 ca', '4 vụ'],
  [true, '5 ca', '4 vụ việc'],
  [true, '5 ca', '4 việc'],
  [true, '5 ca', '4 đơn'],
  [true, '5 nhà', '4 căn'],
  [true, '5 nhà', '4 căn nhà'],
  [true, '5 nhà', '4 ngôi nhà'],
  [true, '5 nhà', '4 nhà ở'],
  [true, '5 nhà', '4 căn hộ'],
  [true, '5 lượt', '4 lượt người'],
  [false, '5 thôn', '4 xã'],
  [false, '5 lượt', '4 người'],
])('comparable, either way round: %s of %s and %s', (expected, a, b) => {
  const [x, y] = pair(a, b);
  expect(comparable(x, y)).toBe(expected);
  expect(comparable(y, x)).toBe(expected);
});
