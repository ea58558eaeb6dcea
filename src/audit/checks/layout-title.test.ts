/** Kind, subject and addressees: what is said of each way to write them. */
import { expect, it } from 'vitest';
import { KINDS } from './layout-kinds.ts';
import { paperWith, saidOf, typed, under } from './layout-lines.fixture.ts';
import type { Binding } from './layout-paper.ts';
import type { RunLook } from './layout-styles.ts';
import { addresseeDeviations, titleDeviations } from './layout-title.ts';

const kindOf = (short: string) => KINDS.find((kind) => kind.short === short);
const titled = (
  text: string,
  short: string,
  look: RunLook = {},
  align = 'center',
  next = '',
  nextLook: RunLook = {},
  nextAlign = 'center',
) => {
  const lines = under(
    typed(text, { bold: true, ...look }, { look: { align } }),
    ...(next === '' ? [] : [typed(next, { bold: true, ...nextLook }, { look: { align: nextAlign } })]),
  );
  return saidOf(titleDeviations(paperWith({ lines, title: lines[0], kind: kindOf(short) })));
};
it.each<[string[], string, string, RunLook?, string?, string?, RunLook?, string?]>([
  [[], 'BÁO CÁO', 'BC'],
  [
    ['warning ô 5a: tên loại và trích yếu: Tên loại “Báo cáo” không in hoa; quy định “BÁO CÁO”. {Báo cáo → BÁO CÁO} [Báo cáo]'],
    'Báo cáo',
    'BC',
  ],
  [['warning ô 5a: tên loại và trích yếu, vị trí: Tên loại “BÁO CÁO” không canh giữa. [BÁO CÁO]'], 'BÁO CÁO', 'BC', {}, 'left'],
  [
    ['warning ô 5a: tên loại và trích yếu, kiểu chữ: Tên loại văn bản chưa in đậm (quy định đậm). [BÁO CÁO]'],
    'BÁO CÁO',
    'BC',
    { bold: false },
  ],
  [['note ô 5a: tên loại và trích yếu, cỡ chữ: Tên loại văn bản cỡ 15; quy định 13–14. [BÁO CÁO]'], 'BÁO CÁO', 'BC', { size: 15 }],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'Kết quả năm 2023'],
  [
    ['warning ô 5a: trích yếu, kiểu chữ: Trích yếu chưa in đậm (quy định đậm). [Kết quả năm 2023]'],
    'BÁO CÁO',
    'BC',
    {},
    'center',
    'Kết quả năm 2023',
    { bold: false },
  ],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'Kết quả năm 2023', { bold: false }, 'left'],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'Kính gửi: Sở', { bold: false }],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'GIÁM ĐỐC SỞ', { bold: false }],
  [[], 'BÁO CÁO', 'BC', {}, 'center', '(Dự thảo)', { bold: false }],
  [[], 'BÁO CÁO NĂM', 'BC', {}, 'center', 'Kết quả năm 2023', { bold: false }],
])('title: %j of %j %j %j %j %j %j %j', (said, ...of) => expect(titled(...of)).toEqual(said));
const untitled = (about: string, other: string, align: string) =>
  saidOf(
    titleDeviations(
      paperWith({
        about: about === '' ? undefined : typed(about, { italic: other === 'i' }),
        lines: other === '' || other === 'i' ? [] : [typed(other, {}, { look: { align } })],
      }),
    ),
  );
it.each<[string[], string, string, string]>([
  [
    ['warning ô 5a: tên loại và trích yếu: Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.'],
    '',
    '',
    'left',
  ],
  [[], 'V/v họp', '', 'left'],
  [['note ô 5b: trích yếu công văn: Trích yếu công văn in nghiêng; quy định kiểu đứng. [V/v họp]'], 'V/v họp', 'i', 'left'],
  [[], '', 'TRÌNH', 'center'],
  [
    ['warning ô 5a: tên loại và trích yếu: Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.'],
    '',
    'TRÌNH',
    'left',
  ],
  [
    ['warning ô 5a: tên loại và trích yếu: Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.'],
    '',
    'Trình',
    'center',
  ],
])('without a title: %j, about %j, %j at the %s', (said, ...of) => expect(untitled(...of)).toEqual(said));

const sent = (head: string, list: readonly string[]) => {
  const lines = under(typed(head), ...list.map((text) => typed(text)));
  return saidOf(addresseeDeviations(paperWith({ lines, addressees: lines[0] })));
};
it.each<[string[], string, string[]]>([
  [[], 'Kính gửi: Sở', []],
  [['warning ô 9a: Kính gửi: “Kính gửi Sở” thiếu dấu hai chấm hoặc viết sai; quy định “Kính gửi: …”. [Kính gửi Sở]'], 'Kính gửi Sở', []],
  [[], 'Kính gửi :', ['- Sở A;', '- Sở B.']],
  [
    ['warning ô 9a: Kính gửi: Nơi kính gửi “- Sở A,” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [- Sở A,]'],
    'Kính gửi:',
    ['- Sở A,', '- Sở B.'],
  ],
  [
    ['warning ô 9a: Kính gửi: Nơi kính gửi “- Sở B;” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [- Sở B;]'],
    'Kính gửi:',
    ['- Sở A;', '- Sở B;'],
  ],
  [[], 'Kính gửi:', ['- Sở A']],
  [
    ['warning ô 9a: Kính gửi: Nơi kính gửi “• Sở C” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [• Sở C]'],
    'Kính gửi:',
    ['– Sở A;', '+ Sở B;', '• Sở C', 'Nội dung'],
  ],
])('addressees: %j of %j %j', (said, ...of) => expect(sent(...of)).toEqual(said));
it.each<[string[], boolean, boolean, Binding]>([
  [['warning ô 9a: Kính gửi: Công văn không có “Kính gửi: …”. [V/v họp]'], true, false, 'full'],
  [[], true, true, 'full'],
  [[], true, false, 'none'],
  [[], false, false, 'full'],
])('no addressees: %j, a letter %s, with a title %s, bound %s', (said, about, title, binding) =>
  expect(
    saidOf(
      addresseeDeviations(paperWith({ binding, about: about ? typed('V/v họp') : undefined, title: title ? typed('BÁO CÁO') : undefined })),
    ),
  ).toEqual(said),
);
