/** Annexes in the same file: number, title, note on what they belong to. */
import { lookOf } from './layout-letterhead.ts';
import { isCentred, isItalic, isUpper, type Line } from './layout-lines.ts';
import type { Deviation, Paper } from './layout-paper.ts';

const LABEL = /^Phụ lục(?:\s+(?:số\s+)?(\S{1,6}?))?\s*[.:]?$/iu;

export function annexDeviations({ lines, annexFrom, bodyFrom, bodyTo }: Paper): Deviation[] {
  const item = 'phụ lục';
  const labels = lines.filter(({ text, paragraph }) => paragraph.index >= annexFrom && paragraph.table < 0 && LABEL.test(text));
  const [first] = labels;
  if (first === undefined) return [];
  const found: Deviation[] = [];
  const several = labels.length > 1;
  const wrong = labels.filter(({ text }) => {
    const number = LABEL.exec(text)?.[1];
    return several && !/^[IVXLC]+$/u.test(number ?? '');
  });
  if (wrong[0] !== undefined)
    found.push({
      severity: 'warning',
      item: `${item}: số thứ tự`,
      message: `“${wrong[0].text}”: có ${labels.length} phụ lục, quy định đánh số bằng chữ số La Mã (Phụ lục I, Phụ lục II…).`,
      lines: wrong,
    });
  const upper = labels.filter((line) => isUpper(line.shown));
  if (upper[0] !== undefined)
    found.push({
      severity: 'warning',
      item: `${item}: chữ “Phụ lục”`,
      message: `“${upper[0].shown}” in hoa; quy định in thường, cỡ 14, đứng, đậm.`,
      lines: upper,
    });
  found.push(...lookOf(first, `${item}: chữ “Phụ lục”`, `“${first.text}”`, { bold: true, low: 14, high: 14 }));
  const aside = labels.filter((line) => !isCentred(line));
  if (aside[0] !== undefined)
    found.push({ severity: 'warning', item: `${item}: vị trí`, message: `“${aside[0].text}” không canh giữa.`, lines: aside });
  const titles = labels.flatMap((label) => titleAfter(lines, label));
  const plain = titles.filter((line) => !isUpper(line.shown));
  if (plain[0] !== undefined)
    found.push({
      severity: 'warning',
      item: `${item}: tên phụ lục`,
      message: `Tên phụ lục “${plain[0].text.slice(0, 60)}” không in hoa; quy định in hoa, đậm, canh giữa.`,
      lines: plain,
    });
  const attached = lines.filter(({ text, paragraph }) => paragraph.index >= annexFrom && /^[(]?\s*Kèm theo\s/u.test(text));
  const upright = attached.filter((line) => !isItalic(line));
  if (upright[0] !== undefined)
    found.push({
      severity: 'note',
      item: `${item}: chú thích kèm theo`,
      message: '“(Kèm theo …)” in đứng; quy định in nghiêng, canh giữa.',
      lines: upright,
    });
  const body = lines.filter(({ paragraph }) => paragraph.index >= bodyFrom && paragraph.index < bodyTo);
  if (!body.some(({ text }) => /phụ lục|biểu|kèm theo/iu.test(text)))
    found.push({
      severity: 'warning',
      item: `${item}: chỉ dẫn trong văn bản`,
      message: `Văn bản có “${first.text}” nhưng nội dung không chỉ dẫn tới phụ lục nào.`,
      lines: [first],
    });
  return found;
}

function titleAfter(lines: readonly Line[], label: Line): Line[] {
  const next = lines[lines.indexOf(label) + 1];
  return next === undefined || next.paragraph.table >= 0 || /^[(]/u.test(next.text) || !isCentred(next) ? [] : [next];
}
