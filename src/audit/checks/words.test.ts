import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { outlineOf } from '../outline.ts';
import { wordsFindings } from './words.ts';

const found = (text: string) =>
  wordsFindings(outlineOf(readMarkdown(new TextEncoder().encode(text)))).map(
    (one) => `${one.severity}: ${one.stated} → ${one.expected ?? ''}`,
  );
const table = '| TT | Nội dung | Tiền (đồng) |\n|---|---|---|\n| 1 | Mua | 1.000.000 |\n| | Cộng | 1.000.000 |\n\n';

describe('amounts in words', () => {
  it.each([
    [
      '8.164.800.000 đồng (Bằng chữ: Tám tỷ một trăm bốn mươi sáu triệu tám trăm nghìn đồng).',
      'error: Tám tỷ một trăm bốn mươi sáu triệu tám trăm nghìn đồng → Tám tỷ một trăm sáu mươi bốn triệu tám trăm nghìn đồng',
    ],
    [
      'Tổng 22.050 triệu đồng (hai mươi hai tỷ năm trăm triệu đồng).',
      'error: hai mươi hai tỷ năm trăm triệu đồng → hai mươi hai tỷ không trăm năm mươi triệu đồng',
    ],
    ['Số tiền 15.000.000 đồng. Viết bằng chữ: Mười sáu triệu đồng chẵn./.', 'error: Mười sáu triệu đồng chẵn → Mười lăm triệu đồng chẵn'],
    ['Tổng kinh phí 5.000.000 đồng.\n\n(Bằng chữ: Sáu triệu đồng)', 'error: Sáu triệu đồng → Năm triệu đồng'],
    ['Khoảng 5.000.000 đồng (Bằng chữ: Sáu triệu đồng)', 'warning: Sáu triệu đồng → Năm triệu đồng'],
    ['Kinh phí 5.000.000 đồng (Bằng chữ: Năm trịu đồng)', 'warning: Năm trịu đồng → '],
    [`${table}(Bằng chữ: Hai triệu đồng)`, 'error: Hai triệu đồng → Một triệu đồng'],
    [`${table}Số làm tròn (Bằng chữ: Hai triệu đồng)`, 'warning: Hai triệu đồng → Một triệu đồng'],
    ['Hỗ trợ 05 (sáu) hộ.', 'error: sáu → năm'],
    ['Lẻ 105.000 đồng (Bằng chữ: Một trăm lẻ sáu ngàn đồng)', 'error: Một trăm lẻ sáu ngàn đồng → Một trăm lẻ năm ngàn đồng'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]));
  it.each([
    '188.250.000 đồng (Bằng chữ: Một trăm tám mươi tám triệu hai trăm năm mươi nghìn đồng).',
    'Kinh phí 1.500.000 đồng (Bằng chữ: Một triệu rưỡi đồng).',
    'Kinh phí 12,5 triệu đồng (mười hai triệu năm trăm nghìn đồng).',
    'Kinh phí 103.000.000 đồng (Bằng chữ: Một trăm linh ba triệu đồng chẵn./.)',
    'Số tiền: 15.000.000 (Bằng chữ: MƯỜI LĂM TRIỆU ĐỒNG)',
    'Tổng 9.000.000 đồng, trong đó thuế 1.000.000 đồng (Bằng chữ: Chín triệu đồng).',
    `${table}(Bằng chữ: Một triệu đồng)`,
    'Số tiền: …… đồng (Bằng chữ: ……………).',
    'Giá 2,5 tỷ đồng (hai phẩy năm tỷ đồng).',
    '07 (bảy) ngày; 02 (hai) bản; thời hạn 10 (năm); 05 (năm) năm; Điều 3 (một phần).',
    'Hỗ trợ 200 hộ (Bằng chữ: hai trăm hộ).',
    'Ghi bằng số và bằng chữ trên phiếu.',
  ])('nothing: %s', (text) => expect(found(text)).toEqual([]));
});
