/** What ends a paper: "./.", signature and recipients (ô 7, 9b). */
import { short } from './layout-body.ts';
import { lookOf } from './layout-letterhead.ts';
import { isBold, isItalic, isUpper, isUpright, type Line, mainSize, paragraphLine } from './layout-lines.ts';
import { shownPoints } from './layout-page.ts';
import type { Deviation, Paper } from './layout-paper.ts';

export function endDeviations({ document, kind, bodyFrom, bodyTo, recipients }: Paper): Deviation[] {
  if (kind?.short !== 'BC' || recipients === undefined) return [];
  const body = document.paragraphs.slice(bodyFrom, bodyTo).filter((paragraph) => !paragraph.inBox);
  const last = body.map(paragraphLine).findLast(({ text }) => text !== '');
  // A paper may end with a table.
  if (last === undefined || last.paragraph.table >= 0 || /\.\/\.?$/u.test(last.text)) return [];
  return [
    {
      severity: 'warning',
      item: 'kết thúc nội dung báo cáo',
      message: `Nội dung kết thúc “…${last.text.slice(-30)}” mà không có “./.”.`,
      lines: [last],
      expected: './.',
    },
  ];
}

export function recipientDeviations(paper: Paper): Deviation[] {
  const { recipients } = paper;
  const item = 'ô 9b: Nơi nhận';
  if (recipients === undefined) {
    if (/Nơi nhận/iu.test(paper.running)) return [];
    return [
      {
        severity: 'error',
        item,
        message: 'Không thấy “Nơi nhận:”; quy định ghi nơi nhận ở cuối văn bản, sát lề trái, dòng cuối “- Lưu: VT, …”.',
        lines: [],
      },
    ];
  }
  const found: Deviation[] = [];
  const head = { ...recipients };
  if (!/Nơi nhận\s*:/u.test(recipients.text))
    found.push({ severity: 'warning', item, message: `“${short(recipients.text)}” viết sai; quy định “Nơi nhận:”.`, lines: [recipients] });
  const alone = /^Nơi nhận\s*:?$/iu.test(recipients.text);
  if (alone && (!isBold(head) || !isItalic(head)))
    found.push({
      severity: 'warning',
      item: `${item}, kiểu chữ`,
      message: '“Nơi nhận:” chưa in nghiêng, đậm; quy định cỡ 12, nghiêng, đậm.',
      lines: [recipients],
    });
  const size = mainSize(recipients);
  const list = recipientLines(paper, recipients);
  const sizes = [...(alone && Math.abs(size - 12) > 0.1 ? [`“Nơi nhận:” cỡ ${shownPoints(size)} (quy định 12)`] : []), ...listSizes(list)];
  if (sizes.length > 0) found.push({ severity: 'note', item: `${item}, cỡ chữ`, message: `${sizes.join('; ')}.`, lines: [recipients] });
  if (list.length === 0) return found;
  const kept = list.findLast(({ text }) => /^[-–+•]?\s*Lưu\s*:?/iu.test(text));
  if (kept === undefined)
    found.push({
      severity: 'warning',
      item: `${item}, dòng Lưu`,
      message: 'Danh sách nơi nhận không có dòng “- Lưu: VT, …” ở cuối.',
      lines: [recipients],
    });
  else if (!/Lưu\s*:\s*(?:VT|Văn thư|\p{L})/u.test(kept.text))
    found.push({
      severity: 'warning',
      item: `${item}, dòng Lưu`,
      message: `“${kept.text}” viết sai; quy định “- Lưu: VT, <đơn vị>.”.`,
      lines: [kept],
    });
  const last = list.at(-1);
  const wrong = list.filter((line) => !(line === last ? /[.)]$/u : /[;:,]$/u).test(line.text));
  if (wrong[0] !== undefined)
    found.push({
      severity: 'note',
      item: `${item}, dấu câu`,
      message: `Nơi nhận “${short(wrong[0].text)}” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”.`,
      lines: wrong,
    });
  return found;
}

function listSizes(list: readonly Line[]): string[] {
  const off = list.map(mainSize).filter((size) => Math.abs(size - 11) > 0.1);
  return off[0] !== undefined && off.length > list.length / 2 ? [`danh sách nơi nhận cỡ ${shownPoints(off[0])} (quy định 11)`] : [];
}

/** The dashed lines under "Nơi nhận:"; a long one may go on in the next. */
function recipientLines({ lines }: Paper, head: Line): Line[] {
  const list: Line[] = [];
  for (const line of lines.slice(lines.indexOf(head) + 1)) {
    const { table, row, cell } = line.paragraph;
    if (table !== head.paragraph.table || cell !== head.paragraph.cell || (table >= 0 && row !== head.paragraph.row && list.length > 0))
      break;
    if (/^[-–+•]/u.test(line.text) || line.paragraph.look.listed === true) list.push(line);
    else if (table < 0 || list.length === 0) break;
  }
  return list;
}

/** Names in capitals only are agencies and offices; a signer's name is two to five capitalised words. */
const NAME = /^(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|CKI|CKII|BSCK\p{L}*)[.\s]+)*\p{Lu}[\p{L}']*(?:\s+\p{Lu}[\p{L}']*){1,4}$/u;
const TITLED = /(?:^|[\s.])(?:GS|PGS|TS|ThS|Ths)\.?\s*\p{Lu}/u;

export function signatureDeviations(paper: Paper): Deviation[] {
  const { authority, lines, recipients, annexFrom } = paper;
  const item = 'ô 7: quyền hạn, chức vụ và họ tên của người ký';
  if (authority.length === 0) return missingSignature(paper, item);
  const found: Deviation[] = [];
  const lower = authority.filter((line) => !isUpper(line.shown));
  if (lower[0] !== undefined)
    found.push({
      severity: 'warning',
      item,
      message: `“${short(lower[0].text)}” không in hoa; quy định quyền hạn, chức vụ người ký in hoa đậm.`,
      lines: lower,
    });
  const light = authority.filter((line) => !isBold(line) || !isUpright(line));
  if (light[0] !== undefined)
    found.push({
      severity: 'warning',
      item: `${item}, kiểu chữ`,
      message: `“${short(light[0].text)}” chưa in đậm, kiểu đứng; quy định in hoa, đứng, đậm.`,
      lines: light,
    });
  const forms = authority.filter(({ text }) => /^(?:TM|KT|TL|TUQ)(?!\.)\W|^(?:T\/M|K\/T|T\/L|T\.UQ)/iu.test(text));
  if (forms[0] !== undefined)
    found.push({
      severity: 'warning',
      item: `${item}, chữ viết tắt`,
      message: `“${short(forms[0].text)}” viết tắt sai; quy định TM., KT., TL., TUQ., Q. trước chức vụ.`,
      lines: forms,
    });
  const last = authority.at(-1);
  const { table, cell } = last?.paragraph ?? { table: -1, cell: -1 };
  const after = lines.filter(
    ({ paragraph }) =>
      paragraph.index > (last?.paragraph.index ?? 0) &&
      paragraph.index < annexFrom &&
      paragraph.table === table &&
      (table < 0 || paragraph.cell === cell),
  );
  const signer = after.slice(0, 12).find(({ text }) => NAME.test(text) && text !== recipients?.text);
  if (signer === undefined) return found;
  if (TITLED.test(signer.text))
    found.push({
      severity: 'warning',
      item: `${item}, họ tên`,
      message: `Họ tên người ký “${signer.text}” có học hàm, học vị; quy định không ghi.`,
      lines: [signer],
    });
  else if (isUpper(signer.shown))
    found.push({
      severity: 'warning',
      item: `${item}, họ tên`,
      message: `Họ tên người ký “${signer.shown}” in hoa; quy định in thường, đậm.`,
      lines: [signer],
    });
  found.push(...lookOf(signer, `${item}, họ tên`, 'Họ tên người ký', { bold: true, low: 13, high: 14 }));
  return found;
}

/** Nothing at the end that could be an office. */
function missingSignature({ lines, annexFrom, bodyFrom, recipients, document }: Paper, item: string): Deviation[] {
  const end = lines.filter(({ paragraph }) => paragraph.index >= bodyFrom && paragraph.index < annexFrom);
  const from = recipients === undefined ? end.length - 30 : end.indexOf(recipients) - 8;
  const tail = end
    .slice(Math.max(0, from))
    .filter(({ text }) => text.length < 80 && !/^(?:Nơi nhận|[-–+•]|\p{Lu}{1,5}[.)]\s|\d)/iu.test(text));
  const perhaps = tail.some(({ shown }) => isUpper(shown) || /Chủ tịch|Giám đốc|Trưởng|Chánh|Chủ nhiệm|Thư ký|Bí thư/iu.test(shown));
  const picture = [...document.pictures].some((index) => index >= (tail[0]?.paragraph.index ?? 0));
  if (perhaps || picture) return [];
  return [
    {
      severity: 'error',
      item,
      message: 'Không thấy quyền hạn, chức vụ của người ký (như “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) ở cuối văn bản.',
      lines: [],
    },
  ];
}
