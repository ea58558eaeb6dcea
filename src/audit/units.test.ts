/** What stands behind a number: its unit, its scale, and what adds with what. */
import { describe, expect, it } from 'vitest';
import { addsInto, type Unit, unitAt, unitNamed } from './units.ts';

/** "triệu đồng: money 10^6", with "=" where a count is exact; what follows the unit in brackets. */
const told = (unit: Unit) => `${unit.name}: ${unit.dim} 10^${unit.power}${unit.exact ? ' =' : ''}`;
function after(text: string): string {
  const found = unitAt(text, 0);
  return found === null ? 'none' : `${told(found.unit)} (${text.slice(found.start, found.end)}|${text.slice(found.end)})`;
}

describe('the unit behind a number', () => {
  it.each([
    [' đồng', 'đồng: money 10^0 (đồng|)'],
    [' VNĐ', 'VNĐ: money 10^0 (VNĐ|)'],
    ['đ', 'đ: money 10^0 (đ|)'],
    ['đ.', 'none'],
    [' nghìn đồng', 'nghìn đồng: money 10^3 (nghìn đồng|)'],
    [' 1.000 đồng', '1.000 đồng: money 10^3 (1.000 đồng|)'],
    [' triệu đồng', 'triệu đồng: money 10^6 (triệu đồng|)'],
    [' tr.đồng', 'tr.đồng: money 10^6 (tr.đồng|)'],
    [' tỷ đồng', 'tỷ đồng: money 10^9 (tỷ đồng|)'],
    [' tỉ', 'tỉ: money 10^9 (tỉ|)'],
    [' nghìn tỷ đồng', 'nghìn tỷ đồng: money 10^12 (nghìn tỷ đồng|)'],
    [' triệu', 'triệu: money 10^6 (triệu|)'],
    [' nghìn', 'nghìn: number 10^3 (nghìn|)'],
    [' ngàn hộ', 'ngàn hộ: count:hộ 10^3 (ngàn hộ|)'],
    [' triệu người', 'triệu người: count:người 10^6 (triệu người|)'],
    [' nghìn ha', 'nghìn ha: measure:area 10^7 (nghìn ha|)'],
    [' triệu tấn', 'triệu tấn: measure:mass 10^9 (triệu tấn|)'],
    [' triệu m3', 'triệu m3: measure:m3 10^6 (triệu m3|)'],
    [' nghìn m2', 'nghìn m2: measure:area 10^3 (nghìn m2|)'],
    [' triệu USD', 'triệu USD: measure:usd 10^6 (triệu USD|)'],
    ['%', '%: percent 10^0 (%|)'],
    [' phần trăm', 'phần trăm: percent 10^0 (phần trăm|)'],
    [' điểm phần trăm', 'điểm phần trăm: point 10^0 (điểm phần trăm|)'],
    [' điểm %', 'điểm %: point 10^0 (điểm %|)'],
    ['‰', '‰: permille 10^0 (‰|)'],
    [' lần', 'lần: times 10^0 (lần|)'],
    [' tạ/ha', 'tạ/ha: measure:yield 10^2 (tạ/ha|)'],
    [' tấn/ha', 'tấn/ha: measure:yield 10^3 (tấn/ha|)'],
    [' kg/ha', 'kg/ha: measure:yield 10^0 (kg/ha|)'],
    [' kg/người', 'kg/người: measure:kg/người 10^0 (kg/người|)'],
    [' ha', 'ha: measure:area 10^4 (ha|)'],
    [' héc-ta', 'héc-ta: measure:area 10^4 (héc-ta|)'],
    [' km2', 'km2: measure:area 10^6 (km2|)'],
    [' m²', 'm²: measure:area 10^0 (m²|)'],
    [' m3', 'm3: measure:m3 10^0 (m3|)'],
    [' km', 'km: measure:length 10^3 (km|)'],
    [' cm', 'cm: measure:length 10^-2 (cm|)'],
    [' mm', 'mm: measure:mm 10^0 (mm|)'],
    [' m', 'm: measure:length 10^0 (m|)'],
    [' mét', 'mét: measure:length 10^0 (mét|)'],
    [' tấn', 'tấn: measure:mass 10^3 (tấn|)'],
    [' tạ', 'tạ: measure:mass 10^2 (tạ|)'],
    [' kg', 'kg: measure:mass 10^0 (kg|)'],
    [' lít', 'lít: measure:lít 10^0 (lít|)'],
    [' kWh', 'kWh: measure:kWh 10^0 (kWh|)'],
    [' MW', 'MW: measure:MW 10^0 (MW|)'],
    [' USD', 'USD: measure:usd 10^0 (USD|)'],
    ['°C', '°C: measure:°C 10^0 (°C|)'],
    [' ngày làm việc', 'ngày làm việc: time:ngày làm việc 10^0 = (ngày làm việc|)'],
    [' tháng', 'tháng: time:tháng 10^0 = (tháng|)'],
    [' hộ', 'hộ: count:hộ 10^0 = (hộ|)'],
    [' hộ dân', 'hộ dân: count:hộ dân 10^0 = (hộ dân|)'],
    [' Hộ nghèo', 'Hộ: count:hộ 10^0 = (Hộ| nghèo)'],
    [' đơn vị hành chính', 'đơn vị hành chính: count:đơn vị hành chính 10^0 = (đơn vị hành chính|)'],
    [' em học sinh', 'em học sinh: count:em học sinh 10^0 = (em học sinh|)'],
    [' phó chủ tịch', 'phó chủ tịch: count:phó chủ tịch 10^0 = (phó chủ tịch|)'],
    [' tin nhắn', 'tin nhắn: count:tin nhắn 10^0 = (tin nhắn|)'],
    // The word goes on, or is another word with its neighbour.
    [' mỗi', 'none'],
    [' hộp', 'hộp: count:hộp 10^0 = (hộp|)'],
    [' đồng bào', 'none'],
    [' đồng chí', 'đồng chí: count:đồng chí 10^0 = (đồng chí|)'],
    [' việc làm', 'none'],
    [' tin học', 'none'],
    [' phần lớn', 'none'],
    [' điểm nghẽn', 'none'],
    [' điểm mới', 'none'],
    [' khu vực', 'none'],
    [' bản đồ', 'none'],
    [' bộ máy', 'none'],
    [' bộ trưởng', 'none'],
    [' tỉnh lộ', 'none'],
    [' mục tiêu', 'mục tiêu: count:mục tiêu 10^0 = (mục tiêu|)'],
    [' kế hoạch', 'kế hoạch: count:kế hoạch 10^0 = (kế hoạch|)'],
    // A noun that no list knows is counted by its first word; small words are not.
    [' bóng đèn', 'bóng: count:bóng 10^0 = (bóng| đèn)'],
    [' bóng-đèn', 'bóng: count:bóng 10^0 = (bóng|-đèn)'],
    [' và', 'none'],
    [' trong năm', 'none'],
    [' x', 'none'],
    ['bóng', 'none'],
    [' Bóng', 'none'],
    // Rates are units of their own.
    [' triệu đồng/hộ', 'triệu đồng/hộ: money/hộ 10^6 (triệu đồng/hộ|)'],
    [' triệu đồng/người/năm', 'triệu đồng/người/năm: money/người/năm 10^6 (triệu đồng/người/năm|)'],
    [' đồng/kg', 'đồng/kg: money/kg 10^0 (đồng/kg|)'],
    [' đồng/công trình', 'đồng/công trình: money/công trình 10^0 (đồng/công trình|)'],
    [' đồng/hộ dân tộc', 'đồng/hộ dân: money/hộ dân 10^0 (đồng/hộ dân| tộc)'],
    [' kg/m', 'kg/m: measure:mass/m 10^0 (kg/m|)'],
    ['%/năm', '%/năm: percent/năm 10^0 (%/năm|)'],
    [' tấn/ha/vụ', 'tấn/ha: measure:yield 10^3 (tấn/ha|/vụ)'],
    [' hộ/x', 'hộ: count:hộ 10^0 = (hộ|/x)'],
    [' hộ/12', 'hộ: count:hộ 10^0 = (hộ|/12)'],
    [' hộ/thôn/xã', 'hộ/thôn/xã: count:hộ/thôn/xã 10^0 (hộ/thôn/xã|)'],
  ])('%j: %s', (text, expected) => expect(after(text)).toBe(expected));
  it('is looked for where it is asked for', () => {
    expect(unitAt('có 12 hộ', 5)?.end).toBe(8);
    expect(unitAt('có 12 hộ', 2)).toBeNull();
    expect(unitAt('có 12  hộ', 5)).toBeNull();
  });
});

describe('the unit named over a table', () => {
  it.each([
    ['triệu đồng', 'triệu đồng: money 10^6'],
    [' (triệu đồng) ', 'triệu đồng: money 10^6'],
    ['( ha )', 'ha: measure:area 10^4'],
    ['(%)', '%: percent 10^0'],
    ['Triệu đồng', 'Triệu đồng: money 10^6'],
    ['triệu đồng, hộ', 'none'],
    ['', 'none'],
    ['đơn giá', 'none'],
    ['đồng/hộ', 'đồng/hộ: money/hộ 10^0'],
  ])('%j: %s', (text, expected) => {
    const unit = unitNamed(text);
    expect(unit === null ? 'none' : told(unit)).toBe(expected);
  });
});

describe('what adds into what', () => {
  const unit = (name: string): Unit | null => (name === '' ? null : (unitAt(` ${name}`, 0)?.unit ?? null));
  it.each<[string, string, boolean]>([
    ['hộ', 'hộ', true],
    ['triệu đồng', 'đồng', true],
    ['triệu đồng', '%', false],
    ['ha', 'm2', true],
    ['ha', 'km', false],
    ['', '', true],
    ['hộ', '', false],
    ['', 'hộ', false],
    ['phòng học', 'phòng', true],
    ['phòng', 'phòng học', true],
    ['hộ', 'hộp', false],
    ['đơn vị hành chính', 'phường', true],
    ['xã', 'thị trấn', true],
    ['phường', 'xã', false],
    ['thôn', 'tổ dân phố', true],
    ['khu dân cư', 'làng', true],
    ['người', 'học sinh', true],
    ['học sinh', 'người', true],
    ['căn', 'ngôi nhà', true],
    ['trường hợp', 'ca', true],
    ['hộ', 'gia đình', true],
    ['nhóm', 'lớp', true],
    ['văn bản', 'kế hoạch', true],
    ['kế hoạch', 'văn bản', false],
    ['vụ việc', 'đơn', true],
    ['cơ sở', 'trạm y tế', true],
    ['trường', 'điểm trường', true],
    ['trạm', 'cơ sở', false],
    ['hộ', 'người', false],
    ['hộ', 'ha', false],
    ['ha', 'hộ', false],
    ['tháng', 'ngày', false],
  ])('%s of %s: %s', (whole, part, expected) => expect(addsInto(unit(whole), unit(part))).toBe(expected));
});
