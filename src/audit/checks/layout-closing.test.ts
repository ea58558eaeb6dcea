/** The end of a paper: "./.", recipients, signature; its annexes. */
import { expect, it } from 'vitest';
import { annexDeviations } from './layout-annex.ts';
import { endDeviations, recipientDeviations, signatureDeviations } from './layout-closing.ts';
import { KINDS } from './layout-kinds.ts';
import { documentOf, paperWith, saidOf, typed, under } from './layout-lines.fixture.ts';
import type { RunLook } from './layout-styles.ts';

const ending = (text: string, short = 'BC', signed = true, table = -1) => {
  const lines = under(typed(text, {}, { table }), typed('Nơi nhận:'));
  const kind = KINDS.find((one) => one.short === short);
  return saidOf(
    endDeviations(paperWith({ lines, document: documentOf(lines), bodyTo: 1, kind, recipients: signed ? lines[1] : undefined })),
  );
};
it.each<[string[], string, string?, boolean?, number?]>([
  [[], 'Hết./.'],
  [[], 'Hết./'],
  [['warning kết thúc nội dung báo cáo: Nội dung kết thúc “…Hết.” mà không có “./.”. {– → ./.} [Hết.]'], 'Hết.'],
  [[], 'Hết.', 'KH'],
  [[], 'Hết.', 'BC', false],
  [[], 'Hết.', 'BC', true, 0],
  [
    [
      'warning kết thúc nội dung báo cáo: Nội dung kết thúc “… thúc dài hơn ba mươi chữ cái.” mà không có “./.”. {– → ./.} [Báo cáo có một câu kết thúc dà]',
    ],
    'Báo cáo có một câu kết thúc dài hơn ba mươi chữ cái.',
  ],
])('the end: %j of %j, a %j', (said, ...of) => expect(ending(...of)).toEqual(said));

const received = (head: string, list: readonly string[], look: RunLook = { bold: true, italic: true, size: 12 }, size = 11) => {
  const lines = under(typed(head, look), ...list.map((text) => typed(text, { size })));
  return saidOf(recipientDeviations(paperWith({ lines, recipients: lines[0] })));
};
it.each<[string[], string, string[], RunLook?, number?]>([
  [[], 'Nơi nhận:', ['- Như trên;', '- Lưu: VT.']],
  [['warning ô 9b: Nơi nhận: “Nơi nhận” viết sai; quy định “Nơi nhận:”. [Nơi nhận]'], 'Nơi nhận', ['- Như trên;', '- Lưu: VT.']],
  [
    ['warning ô 9b: Nơi nhận, kiểu chữ: “Nơi nhận:” chưa in nghiêng, đậm; quy định cỡ 12, nghiêng, đậm. [Nơi nhận:]'],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu: VT.'],
    { bold: true, size: 12 },
  ],
  [
    ['warning ô 9b: Nơi nhận, kiểu chữ: “Nơi nhận:” chưa in nghiêng, đậm; quy định cỡ 12, nghiêng, đậm. [Nơi nhận:]'],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu: VT.'],
    { italic: true, size: 12 },
  ],
  [[], 'Nơi nhận:', ['- Như trên;', '- Lưu: VT.'], { bold: true, italic: true, size: 12.1 }],
  [
    ['note ô 9b: Nơi nhận, cỡ chữ: “Nơi nhận:” cỡ 12,2 (quy định 12). [Nơi nhận:]'],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu: VT.'],
    { bold: true, italic: true, size: 12.2 },
  ],
  [
    ['note ô 9b: Nơi nhận, cỡ chữ: “Nơi nhận:” cỡ 11,8 (quy định 12). [Nơi nhận:]'],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu: VT.'],
    { bold: true, italic: true, size: 11.8 },
  ],
  [
    ['note ô 9b: Nơi nhận, cỡ chữ: danh sách nơi nhận cỡ 11,2 (quy định 11). [Nơi nhận:]'],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu: VT.'],
    { bold: true, italic: true, size: 12 },
    11.2,
  ],
  [[], 'Nơi nhận:', ['- Như trên;', '- Lưu: VT.'], { bold: true, italic: true, size: 12 }, 10.9],
  [[], 'Nơi nhận: - Sở', ['- Lưu: VT.'], { size: 14 }],
  [
    ['warning ô 9b: Nơi nhận, dòng Lưu: Danh sách nơi nhận không có dòng “- Lưu: VT, …” ở cuối. [Nơi nhận:]'],
    'Nơi nhận:',
    ['- Như trên;', '- Phòng Ngân sách.'],
  ],
  [
    ['warning ô 9b: Nơi nhận, dòng Lưu: “- Lưu VT.” viết sai; quy định “- Lưu: VT, <đơn vị>.”. [- Lưu VT.]'],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu VT.'],
  ],
  [[], 'Nơi nhận:', ['- Như trên;', '- Lưu: Văn thư.']],
  [
    [
      'note ô 9b: Nơi nhận, dấu câu: Nơi nhận “- Như trên” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [- Như trên]',
    ],
    'Nơi nhận:',
    ['- Như trên', '- Lưu: VT.'],
  ],
  [[], 'Nơi nhận:', ['- Như trên,', '- Sở:', '- Lưu: VT (2)']],
  [
    [
      'note ô 9b: Nơi nhận, dấu câu: Nơi nhận “- Lưu: VT;” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [- Lưu: VT;]',
    ],
    'Nơi nhận:',
    ['- Như trên;', '- Lưu: VT;'],
  ],
  [[], 'Nơi nhận:', ['Như trên;', '- Lưu: VT;']],
  [[], 'Nơi nhận:', []],
  [['warning ô 9b: Nơi nhận: “Gửi:” viết sai; quy định “Nơi nhận:”. [Gửi:]'], 'Gửi:', ['- Lưu: VT.'], { size: 14 }],
])('recipients: %j of %j %j %j %j', (said, ...of) => expect(received(...of)).toEqual(said));
it.each<[string[], string]>([
  [['error ô 9b: Nơi nhận: Không thấy “Nơi nhận:”; quy định ghi nơi nhận ở cuối văn bản, sát lề trái, dòng cuối “- Lưu: VT, …”.'], ''],
  [[], 'Nơi nhận: như trên'],
])('no recipients: %j, in the running heads %j', (said, running) =>
  expect(saidOf(recipientDeviations(paperWith({ running })))).toEqual(said),
);

type Written = readonly [text: string, look?: RunLook];
const signed = (authority: readonly Written[], rest: readonly Written[]) => {
  const lines = under(...[...authority, ...rest].map(([text, look]) => typed(text, { bold: true, ...look })));
  return saidOf(signatureDeviations(paperWith({ lines, authority: lines.slice(0, authority.length) })));
};
it.each<[string[], Written[], Written[]]>([
  [[], [['KT. GIÁM ĐỐC'], ['PHÓ GIÁM ĐỐC']], [['Nguyễn Văn A']]],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký: “KT. Giám đốc” không in hoa; quy định quyền hạn, chức vụ người ký in hoa đậm. [KT. Giám đốc]',
    ],
    [['KT. Giám đốc']],
    [['Nguyễn Văn A']],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, kiểu chữ: “KT. GIÁM ĐỐC” chưa in đậm, kiểu đứng; quy định in hoa, đứng, đậm. [KT. GIÁM ĐỐC]',
    ],
    [['KT. GIÁM ĐỐC', { bold: false }]],
    [['Nguyễn Văn A']],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, kiểu chữ: “KT. GIÁM ĐỐC” chưa in đậm, kiểu đứng; quy định in hoa, đứng, đậm. [KT. GIÁM ĐỐC]',
    ],
    [['KT. GIÁM ĐỐC', { italic: true }]],
    [['Nguyễn Văn A']],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, chữ viết tắt: “KT GIÁM ĐỐC” viết tắt sai; quy định TM., KT., TL., TUQ., Q. trước chức vụ. [KT GIÁM ĐỐC]',
    ],
    [['KT GIÁM ĐỐC']],
    [],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, chữ viết tắt: “K/T GIÁM ĐỐC” viết tắt sai; quy định TM., KT., TL., TUQ., Q. trước chức vụ. [K/T GIÁM ĐỐC]',
    ],
    [['K/T GIÁM ĐỐC']],
    [],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, chữ viết tắt: “T.UQ GIÁM ĐỐC” viết tắt sai; quy định TM., KT., TL., TUQ., Q. trước chức vụ. [T.UQ GIÁM ĐỐC]',
    ],
    [['T.UQ GIÁM ĐỐC']],
    [],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, chữ viết tắt: “TM: UBND” viết tắt sai; quy định TM., KT., TL., TUQ., Q. trước chức vụ. [TM: UBND]',
    ],
    [['TM: UBND']],
    [],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên: Họ tên người ký “TS. Nguyễn Văn A” có học hàm, học vị; quy định không ghi. [TS. Nguyễn Văn A]',
    ],
    [['Q. GIÁM ĐỐC']],
    [['TS. Nguyễn Văn A']],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên: Họ tên người ký “PGS.TS Nguyễn Văn A” có học hàm, học vị; quy định không ghi. [PGS.TS Nguyễn Văn A]',
    ],
    [['GIÁM ĐỐC']],
    [['PGS.TS Nguyễn Văn A']],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên: Họ tên người ký “NGUYỄN VĂN A” in hoa; quy định in thường, đậm. [NGUYỄN VĂN A]',
    ],
    [['GIÁM ĐỐC']],
    [['NGUYỄN VĂN A']],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên, kiểu chữ: Họ tên người ký chưa in đậm (quy định đậm). [Nguyễn Văn A]',
    ],
    [['GIÁM ĐỐC']],
    [['Nguyễn Văn A', { bold: false }]],
  ],
  [
    ['note ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên, cỡ chữ: Họ tên người ký cỡ 15; quy định 13–14. [Nguyễn Văn A]'],
    [['GIÁM ĐỐC']],
    [['Nguyễn Văn A', { size: 15 }]],
  ],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên, kiểu chữ: Họ tên người ký chưa in đậm (quy định đậm). [Nguyễn Văn A]',
    ],
    [['GIÁM ĐỐC']],
    [['(đã ký)'], ['Nguyễn Văn A', { bold: false }]],
  ],
  [[], [['GIÁM ĐỐC']], [['Nguyễn', { bold: false }]]],
  [[], [['GIÁM ĐỐC']], [['Một Hai Ba Bốn Năm Sáu', { bold: false }]]],
  [
    [
      'warning ô 7: quyền hạn, chức vụ và họ tên của người ký, họ tên, kiểu chữ: Họ tên người ký chưa in đậm (quy định đậm). [Một Hai Ba Bốn Năm]',
    ],
    [['GIÁM ĐỐC']],
    [['Một Hai Ba Bốn Năm', { bold: false }]],
  ],
])('signature: %j of %j over %j', (said, ...of) => expect(signed(...of)).toEqual(said));
const unsigned = (texts: readonly string[], pictures: readonly number[] = []) => {
  const lines = under(...texts.map((text) => typed(text)));
  return saidOf(signatureDeviations(paperWith({ lines, document: documentOf(lines, { pictures: new Set(pictures) }) })));
};
it.each<[string[], string[], number[]?]>([
  [
    [
      'error ô 7: quyền hạn, chức vụ và họ tên của người ký: Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
    ],
    ['Nội dung'],
  ],
  [[], ['Nội dung', 'NGƯỜI LẬP']],
  [[], ['Nội dung', 'Thư ký']],
  [
    [
      'error ô 7: quyền hạn, chức vụ và họ tên của người ký: Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
    ],
    ['Nội dung', 'I. ĐỀ XUẤT'],
  ],
  [
    [
      'error ô 7: quyền hạn, chức vụ và họ tên của người ký: Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
    ],
    ['Nội dung', '- SỞ A'],
  ],
  [
    [
      'error ô 7: quyền hạn, chức vụ và họ tên của người ký: Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
    ],
    ['Nội dung', '5 XÃ'],
  ],
  [
    [
      'error ô 7: quyền hạn, chức vụ và họ tên của người ký: Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
    ],
    ['Nội dung', 'Nơi nhận: SỞ'],
  ],
  [[], ['Nội dung'], [0]],
  [
    [
      'error ô 7: quyền hạn, chức vụ và họ tên của người ký: Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
    ],
    ['Nội dung', 'Chủ tịch ủy ban nhân dân xã và các thành viên dự họp đã cùng ký vào biên bản này hôm nay'],
  ],
])('no signature: %j after %j, pictures %j', (said, ...of) => expect(unsigned(...of)).toEqual(said));

const annexed = (list: readonly (readonly [text: string, look?: RunLook, align?: string])[], body = 'theo Phụ lục') => {
  const lines = under(
    typed(body),
    ...list.map(([text, look, align = 'center']) => typed(text, { bold: true, ...look }, { look: { align } })),
  );
  return saidOf(annexDeviations(paperWith({ lines, annexFrom: 1, bodyFrom: 0, bodyTo: 1 })));
};
it.each<[string[], [string, RunLook?, string?][], string?]>([
  [[], [['Phụ lục'], ['BIỂU SỐ LIỆU']]],
  [[], [['Phụ lục I'], ['SỐ LIỆU'], ['Phụ lục II'], ['SỐ LIỆU']]],
  [
    ['warning phụ lục: số thứ tự: “Phụ lục 2:”: có 2 phụ lục, quy định đánh số bằng chữ số La Mã (Phụ lục I, Phụ lục II…). [Phụ lục 2:]'],
    [['Phụ lục số I.'], ['SỐ LIỆU'], ['Phụ lục 2:'], ['SỐ LIỆU']],
  ],
  [[], [['Phụ lục 1'], ['SỐ LIỆU']]],
  [['warning phụ lục: chữ “Phụ lục”: “PHỤ LỤC” in hoa; quy định in thường, cỡ 14, đứng, đậm. [PHỤ LỤC]'], [['PHỤ LỤC'], ['SỐ LIỆU']]],
  [
    ['warning phụ lục: chữ “Phụ lục”, kiểu chữ: “Phụ lục” chưa in đậm (quy định đậm). [Phụ lục]'],
    [['Phụ lục', { bold: false }], ['SỐ LIỆU']],
  ],
  [['note phụ lục: chữ “Phụ lục”, cỡ chữ: “Phụ lục” cỡ 13; quy định 14. [Phụ lục]'], [['Phụ lục', { size: 13 }], ['SỐ LIỆU']]],
  [['warning phụ lục: vị trí: “Phụ lục” không canh giữa. [Phụ lục]'], [['Phụ lục', {}, 'left'], ['SỐ LIỆU']]],
  [
    ['warning phụ lục: tên phụ lục: Tên phụ lục “Số liệu” không in hoa; quy định in hoa, đậm, canh giữa. [Số liệu]'],
    [['Phụ lục'], ['Số liệu']],
  ],
  [[], [['Phụ lục'], ['Số liệu', {}, 'left']]],
  [[], [['Phụ lục'], ['(Số liệu)']]],
  [
    ['note phụ lục: chú thích kèm theo: “(Kèm theo …)” in đứng; quy định in nghiêng, canh giữa. [(Kèm theo Báo cáo)]'],
    [['Phụ lục'], ['SỐ LIỆU'], ['(Kèm theo Báo cáo)']],
  ],
  [[], [['Phụ lục'], ['SỐ LIỆU'], ['Kèm theo Báo cáo', { italic: true }]]],
  [
    ['warning phụ lục: chỉ dẫn trong văn bản: Văn bản có “Phụ lục” nhưng nội dung không chỉ dẫn tới phụ lục nào. [Phụ lục]'],
    [['Phụ lục'], ['SỐ LIỆU']],
    'nội dung',
  ],
  [[], [['Phụ lục'], ['SỐ LIỆU']], 'theo biểu'],
  [[], [['Phụ lục'], ['SỐ LIỆU']], 'số liệu kèm theo'],
  [[], [['Phụ lục này dài']]],
])('annex: %j of %j, the text says %j', (said, ...of) => expect(annexed(...of)).toEqual(said));
