/** Kind, subject and addressees (ô 5, 9a). */
import { lookOf } from './layout-letterhead.ts';
import { isCentred, isItalic, isUpper, type Line } from './layout-lines.ts';
import type { Deviation, Paper } from './layout-paper.ts';

export function titleDeviations(paper: Paper): Deviation[] {
  const { title, kind, about, lines } = paper;
  const item = 'ô 5a: tên loại và trích yếu';
  if (title === undefined || kind === undefined) {
    const other = lines.slice(0, 30).some((line) => line.paragraph.table < 0 && isUpper(line.shown) && isCentred(line));
    if (about !== undefined || other) return aboutDeviations(about);
    return [
      {
        severity: 'warning',
        item,
        message: 'Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.',
        lines: [],
      },
    ];
  }
  const found: Deviation[] = [];
  if (!isUpper(title.shown))
    found.push({
      severity: 'warning',
      item,
      message: `Tên loại “${title.text}” không in hoa; quy định “${kind.title}”.`,
      lines: [title],
      stated: title.text,
      expected: kind.title,
    });
  if (!isCentred(title) && !title.paragraph.inBox)
    found.push({ severity: 'warning', item: `${item}, vị trí`, message: `Tên loại “${title.text}” không canh giữa.`, lines: [title] });
  found.push(...lookOf(title, item, 'Tên loại văn bản', { bold: true, low: 13, high: 14 }));
  const subject = subjectOf(paper, title);
  if (subject !== undefined) found.push(...lookOf(subject, 'ô 5a: trích yếu', 'Trích yếu', { bold: true, low: 13, high: 14 }));
  return found;
}

/** The line under a kind that stands alone. */
function subjectOf({ lines, kind }: Paper, title: Line): Line | undefined {
  if (title.text.length > (kind?.title.length ?? 0)) return undefined;
  const next = lines[lines.indexOf(title) + 1];
  return next === undefined || next.paragraph.look.align !== 'center' || /^(?:Kính gửi|\p{Lu}[\p{Lu}\s]+$|[(])/u.test(next.text)
    ? undefined
    : next;
}

function aboutDeviations(about: Line | undefined): Deviation[] {
  if (about === undefined || !isItalic(about)) return [];
  return [
    { severity: 'note', item: 'ô 5b: trích yếu công văn', message: 'Trích yếu công văn in nghiêng; quy định kiểu đứng.', lines: [about] },
  ];
}

export function addresseeDeviations({ addressees, about, title, lines, binding }: Paper): Deviation[] {
  const item = 'ô 9a: Kính gửi';
  if (addressees === undefined)
    return title === undefined && about !== undefined && binding !== 'none'
      ? [{ severity: 'warning', item, message: 'Công văn không có “Kính gửi: …”.', lines: [about] }]
      : [];
  if (!/^Kính gửi\s*:/u.test(addressees.text))
    return [
      {
        severity: 'warning',
        item,
        message: `“${addressees.text}” thiếu dấu hai chấm hoặc viết sai; quy định “Kính gửi: …”.`,
        lines: [addressees],
      },
    ];
  const list = dashedAfter(lines, addressees);
  const wrong = list.filter(({ text }, index) => !(index === list.length - 1 ? /\.$/u : /;$/u).test(text));
  const [first] = wrong;
  if (list.length < 2 || first === undefined) return [];
  return [
    {
      severity: 'warning',
      item,
      message: `Nơi kính gửi “${first.text}” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”.`,
      lines: wrong,
    },
  ];
}

/** Lines of a dashed list right after its heading. */
export function dashedAfter(lines: readonly Line[], head: Line): Line[] {
  const list: Line[] = [];
  for (const line of lines.slice(lines.indexOf(head) + 1)) {
    if (!/^[-–+•]/u.test(line.text) && line.paragraph.look.listed !== true) break;
    list.push(line);
  }
  return list;
}
