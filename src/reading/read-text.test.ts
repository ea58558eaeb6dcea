import { describe, expect, it } from 'vitest';
import { expectContract, shown } from './blocks.fixture.ts';
import { parseText } from './read-text.ts';

/** Hostile text is read in one pass: what grows faster than its length would run past this on any machine. */
const ENDS = 30_000;

function read(...lines: string[]): string[] {
  const text = parseText(lines.join('\n'));
  expectContract(text);
  return shown(text);
}

describe('parseText', () => {
  it('joins lines that an editor wrapped', () => {
    expect(
      read(
        'BÁO CÁO',
        'Kết quả thực hiện các chương trình mục tiêu quốc gia trên địa bàn huyện',
        'Kon Rẫy 6 tháng đầu năm 2023. Tổng kế hoạch vốn được giao trong năm là',
        '26.844 triệu đồng, đạt 14,58% kế hoạch giao, trong đó vốn đầu tư đã giao',
        '5.2 tỷ đồng.',
        'Trong đó: vốn đầu tư phát triển.',
        '1. Vốn sự nghiệp',
        '1.1 Kết quả chung',
        'a) ngân sách huyện',
        '- Xã Đăk Kôi: 1.141',
        '+ Thôn 1',
        '',
        'Giai đoạn 2021',
        '- 2025.',
      ),
    ).toEqual([
      'paragraph | BÁO CÁO',
      'paragraph | Kết quả thực hiện các chương trình mục tiêu quốc gia trên địa bàn huyện Kon Rẫy 6 tháng đầu năm 2023. Tổng kế hoạch vốn được giao trong năm là 26.844 triệu đồng, đạt 14,58% kế hoạch giao, trong đó vốn đầu tư đã giao 5.2 tỷ đồng.',
      'paragraph | Trong đó: vốn đầu tư phát triển.',
      'paragraph | 1. Vốn sự nghiệp',
      'paragraph | 1.1 Kết quả chung',
      'paragraph | a) ngân sách huyện',
      'item1 «-» | Xã Đăk Kôi: 1.141',
      'item2 «+» | Thôn 1',
      'paragraph | Giai đoạn 2021 - 2025.',
    ]);
  });
  it('takes long lines as paragraphs', () => {
    const long = 'Chương trình mục tiêu quốc gia '.repeat(8).trim();
    expect(read('I. Kết quả', long, 'nối tiếp', long)).toEqual([
      'paragraph | I. Kết quả',
      `paragraph | ${long}`,
      'paragraph | nối tiếp',
      `paragraph | ${long}`,
    ]);
  });
  it('reads tables of tabs, bars and aligned columns', () => {
    expect(read('TT\tTên\tVốn', '1\t\t5')).toEqual([
      'cell 0:0,0 | TT',
      'cell 0:0,1 | Tên',
      'cell 0:0,2 | Vốn',
      'cell 0:1,0 | 1',
      'cell 0:1,2 | 5',
    ]);
    expect(read('| TT | Vốn |', '|----|-----|', '| 1  | 5   |', 'hết')).toEqual([
      'cell 0:0,0 | TT',
      'cell 0:0,1 | Vốn',
      'cell 0:1,0 | 1',
      'cell 0:1,1 | 5',
      'paragraph | hết',
    ]);
    expect(
      read('Nội dung       Kế hoạch    Thực hiện', 'Nông thôn mới    26.844        5.166', 'Tổng                           12.000'),
    ).toEqual([
      'cell 0:0,0 | Nội dung',
      'cell 0:0,1 | Kế hoạch',
      'cell 0:0,2 | Thực hiện',
      'cell 0:1,0 | Nông thôn mới',
      'cell 0:1,1 | 26.844',
      'cell 0:1,2 | 5.166',
      'cell 0:2,0 | Tổng',
      'cell 0:2,2 | 12.000',
    ]);
  });
  it('keeps one line with a gap a paragraph, and drops invisible signs', () => {
    expect(read('Số:      /BC-UBND', '', 'Kon\u00ad Rẫy\u200b')).toEqual(['paragraph | Số:      /BC-UBND', 'paragraph | Kon Rẫy']);
  });
  it.each([
    ['spaces', `a${' '.repeat(3_000_000)}b`],
    ['brackets', '('.repeat(1_000_000)],
    ['bars', '|'.repeat(1_000_000)],
    ['cells', `${'a\t'.repeat(10)}\n`.repeat(10_000)],
    ['lines', 'a\n'.repeat(500_000)],
  ])(
    'is linear: %s',
    (_, source) => {
      parseText(source);
    },
    ENDS,
  );
});
