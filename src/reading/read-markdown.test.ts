import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectContract, shown } from './blocks.fixture.ts';
import { parseMarkdown } from './read-markdown.ts';

/** Hostile text is read in one pass: what grows faster than its length would run past this on any machine. */
const ENDS = 30_000;

function read(...lines: string[]): string[] {
  const text = parseMarkdown(lines.join('\n'));
  expectContract(text);
  return shown(text);
}

describe('parseMarkdown', () => {
  it('takes emphasis, escapes, links, code and entities out of the words', () => {
    expect(
      read('**4. Giải ngân:** *14.770,5* /101.294 triệu đồng, `đạt` 14,58&nbsp;% &amp; [kế hoạch](http://a.vn/b_(c)) **\\***'),
    ).toEqual(['paragraph | 4. Giải ngân: 14.770,5 /101.294 triệu đồng, đạt 14,58\u00a0% & kế hoạch *']);
    expect(read('vận động “*Làm thay đổi nếp nghĩ*”* và ***đậm nghiêng***, __x__, a_b_c')).toEqual([
      'paragraph | vận động “Làm thay đổi nếp nghĩ”* và đậm nghiêng, x, a_b_c',
    ]);
    expect(read('2 * 3 = 6, 5*3 và 4*2, a < b, <5%, 50% *chưa đóng')).toEqual([
      'paragraph | 2 * 3 = 6, 5*3 và 4*2, a < b, <5%, 50% *chưa đóng',
    ]);
  });
  it('knows headings of both kinds, keeps typed numbers', () => {
    expect(read('## **I. KẾT QUẢ** ##', '', 'Mở đầu', '===', '', '### **\\* Cụ thể:**')).toEqual([
      'heading2 | I. KẾT QUẢ',
      'heading1 | Mở đầu',
      'heading3 «*» | Cụ thể:',
    ]);
  });
  it('turns marks of notes into anchors, and what begins with a mark into a note', () => {
    expect(
      read(
        'Huyện<sup>(1)</sup>; xã<sup>2</sup>, thôn[^a].',
        '',
        '<sup>(1)</sup> Quyết định',
        '',
        '<sup>2</sup> Thôn 4',
        '',
        '[^a]: Ghi chú',
        'dòng hai',
      ),
    ).toEqual(['paragraph | Huyện⟨1⟩; xã⟨2⟩, thôn⟨a⟩.', 'footnote 1 | Quyết định', 'footnote 2 | Thôn 4', 'footnote a | Ghi chú dòng hai']);
  });
  it('keeps powers of units, and raised numbers that are no notes', () => {
    expect(read('5 km<sup>2</sup>, 10<sup>6</sup> đồng, 3 m<sup>3</sup>', '', '<sup>2</sup> Ghi chú')).toEqual([
      'paragraph | 5 km², 10⁶ đồng, 3 m³',
      'footnote 2 | Ghi chú',
    ]);
  });
  it('reads lists by indent; "+" is the second level; typed numbers stay', () => {
    expect(read('- một', '  - hai', '    * ba', '- bốn', '', '+ năm', '', '1. sáu', '   - bảy', '', '**\\- tám**', '', '– chín')).toEqual([
      'item1 «-» | một',
      'item2 «-» | hai',
      'item3 «*» | ba',
      'item1 «-» | bốn',
      'item2 «+» | năm',
      'paragraph | 1. sáu',
      'item2 «-» | bảy',
      'item1 «-» | tám',
      'item1 «–» | chín',
    ]);
  });
  it('makes a hard break a space, but lines in capitals are lines of their own', () => {
    expect(read('đạt 26.884  ', 'triệu\\', 'đồng<br>', 'năm<br/>2023', '', '**TM. ỦY BAN NHÂN DÂN**  ', '**KT. CHỦ TỊCH**')).toEqual([
      'paragraph | đạt 26.884 triệu đồng năm 2023',
      'paragraph | TM. ỦY BAN NHÂN DÂN',
      'paragraph | KT. CHỦ TỊCH',
    ]);
  });
  it('drops rules, comments, pictures and what is about the file; keeps quotes and code', () => {
    expect(
      read(
        '---',
        'title: x',
        '---',
        '> trích',
        '> > dẫn',
        '',
        '***',
        '<!-- ẩn',
        'nữa --> hiện',
        '',
        '![ảnh](a.png) sau',
        '```',
        '# mã *a*',
        '```',
      ),
    ).toEqual(['paragraph | trích dẫn', 'paragraph | hiện', 'paragraph | sau', 'paragraph | # mã *a*']);
  });
  it('reads pipe tables', () => {
    expect(read('| TT | Vốn |', '|---|--:|', '| **1** | 1.000 |', '| a \\| b |', '', 'a | b')).toEqual([
      'cell 0:0,0h | TT',
      'cell 0:0,1h | Vốn',
      'cell 0:1,0 | 1',
      'cell 0:1,1 | 1.000',
      'cell 0:2,0 | a | b',
      'paragraph | a | b',
    ]);
  });
  it('reads grid tables with merged cells', () => {
    expect(
      read(
        '+---+-------+',
        '| A | B     |',
        '|   | tiếp  |',
        '+===+===+===+',
        '| 1 | 2 | 3 |',
        '+---+---+ x |',
        '| hai   |   |',
        '+-------+---+',
      ),
    ).toEqual([
      'cell 0:0,0h | A',
      'cell 0:0,1→2h | B tiếp',
      'cell 0:1,0 | 1',
      'cell 0:1,1 | 2',
      'cell 0:1,2↓2 | 3 x',
      'cell 0:2,0→2 | hai',
    ]);
  });
  it('reads HTML tables with merged cells and tables inside', () => {
    expect(
      read(
        '<table><tr><th rowspan="2">TT</th><th colspan=2>Vốn<sup>(1)</sup></th></tr>',
        '<tr><td>ĐT</td><td>SN<br>khác</td></tr>',
        '<tr><td>1</td><td>5<table><tr><td>trong</td></tr></table></td><td>&lt;6</td></tr></table>',
        'sau',
      ),
    ).toEqual([
      'cell 0:0,0↓2h | TT',
      'cell 0:0,1→2h | Vốn⟨1⟩',
      'cell 0:1,1 | ĐT',
      'cell 0:1,2 | SN khác',
      'cell 0:2,0 | 1',
      'cell 0:2,1 | 5',
      'cell 1:0,0 | trong',
      'cell 0:2,2 | <6',
      'paragraph | sau',
    ]);
  });
  it('keeps the normal form of the file', () => {
    const text = 'Xã Đăk Ruồng'.normalize('NFD');
    expect(parseMarkdown(`**${text}**`).text).toBe(text);
  });
  it('reads the sample report (sample file)', ({ skip }) => {
    const path = '/work/shared/samples/kon-ray-2023-h1.md';
    if (!existsSync(path)) skip('no sample here');
    const text = parseMarkdown(readFileSync(path, 'utf8'));
    expectContract(text);
    expect(text.text).not.toMatch(/[*<>\\_]|&\w+;/u);
    expect(text.anchors.map(({ note, at }) => `${text.text.slice(at - 8, at)}⟨${note}⟩`)).toEqual([
      'àn huyện⟨1⟩',
      '021-2025⟨2⟩',
      'ch đề ra⟨3⟩',
      'thiểu số⟨4⟩',
    ]);
    expect(text.blocks.filter(({ kind }) => kind === 'footnote').map(({ note }) => note)).toEqual(['1', '2', '3', '4']);
    expect(shown(text).slice(-4)).toEqual([
      'paragraph | TM. ỦY BAN NHÂN DÂN',
      'paragraph | KT. CHỦ TỊCH',
      'paragraph | PHÓ CHỦ TỊCH',
      'paragraph | Nguyễn Văn Thủy',
    ]);
  });
  it.each([
    ['brackets', '['.repeat(300_000)],
    ['links', '[a]('.repeat(100_000)],
    ['emphasis', '*a **b _c '.repeat(50_000)],
    ['quotes', `${'>'.repeat(300_000)} a`],
    ['lists', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth % 900)}- a`).join('\n')],
    ['tables', '<table><tr><td>'.repeat(20_000)],
    ['tags', '<a '.repeat(100_000)],
    ['backticks', Array.from({ length: 1_000 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['one rule', `|${'-'.repeat(2_000_000)}|\n|${'-'.repeat(2_000_000)}|`],
  ])(
    'is linear: %s',
    (_, source) => {
      parseMarkdown(source);
    },
    ENDS,
  );
});
