/**
 * Measures a report against Nghị định 30/2020/NĐ-CP, Annex I, from the OOXML of its DOCX (styles resolved) and from its PDF
 * (poppler), and writes docs/layout.md. Exit 1 when a point fails. Usage: node scripts/layout-checklist.ts FILE.docx FILE.pdf
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { textWidthMm } from '../src/rendering/text-width.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  readonly parent: Node | null;
  text: string;
}
interface Point {
  readonly source: 'DOCX' | 'PDF';
  readonly item: string;
  readonly required: string;
  readonly measured: string;
  readonly ok: boolean;
}

const [docxPath, pdfPath] = process.argv.slice(2);
if (docxPath === undefined || pdfPath === undefined) {
  console.error('Cách dùng: node scripts/layout-checklist.ts BAO-CAO.docx BAO-CAO.pdf');
  process.exit(2);
}
const points: Point[] = [];
const check = (source: Point['source'], item: string, required: string, measured: string | number, ok: boolean) =>
  points.push({ source, item, required, measured: String(measured), ok });
const within = (value: number, low: number, high: number) => value >= low - 0.06 && value <= high + 0.06;

// ---- OOXML
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], parent: null, text: '' };
  let at = root;
  const parser = new SaxesParser({});
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], parent: at, text: '' };
    at.children.push(node);
    at = node;
  });
  parser.on('text', (text) => {
    at.text += text;
  });
  parser.on('closetag', () => {
    at = at.parent ?? root;
  });
  parser.write(xml).close();
  return root;
}
const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const child = (node: Node | undefined, ...path: string[]): Node | undefined =>
  path.reduce<Node | undefined>((at, name) => at?.children.find((other) => other.name === name), node);
const value = (node: Node | undefined, attribute = 'w:val') => node?.attributes[attribute];
const textOf = (node: Node): string => (node.name === 'w:t' ? node.text : node.name === 'w:br' ? '\n' : node.children.map(textOf).join(''));
const above = (node: Node | null, name: string): Node | null => (node === null || node.name === name ? node : above(node.parent, name));

const parts = unzipSync(new Uint8Array(readFileSync(docxPath)));
const part = (name: string) => parse(strFromU8(parts[name] ?? new Uint8Array()));
const body = child(part('word/document.xml'), 'w:document', 'w:body') as Node;
const styles = part('word/styles.xml');
const styleNodes = new Map(all(styles, 'w:style').map((node) => [value(node, 'w:styleId') ?? '', node]));
const defaults = child(styles, 'w:styles', 'w:docDefaults');

/** A property through run, paragraph, style chain and defaults: the first that sets it. */
function resolve(paragraph: Node, run: Node | undefined, group: 'w:rPr' | 'w:pPr', name: string, attribute = 'w:val'): string | undefined {
  const look = (properties: Node | undefined) => {
    const node = child(properties, name);
    return node === undefined ? undefined : (node.attributes[attribute] ?? (attribute === 'w:val' ? 'true' : undefined));
  };
  const direct = group === 'w:rPr' ? look(child(run, 'w:rPr')) : look(child(paragraph, 'w:pPr'));
  if (direct !== undefined) return direct;
  let id = value(child(paragraph, 'w:pPr', 'w:pStyle')) ?? 'Normal';
  for (let depth = 0; depth < 12 && id !== ''; depth += 1) {
    const style = styleNodes.get(id);
    const found = look(child(style, group));
    if (found !== undefined) return found;
    id = value(child(style, 'w:basedOn')) ?? '';
  }
  return look(child(defaults, `${group}Default`, group));
}
const isOn = (text: string | undefined) => text !== undefined && text !== 'false' && text !== '0';
function look(paragraph: Node | undefined) {
  const run = paragraph === undefined ? undefined : all(paragraph, 'w:r').find((node) => textOf(node) !== '');
  const get = (name: string, attribute?: string) =>
    paragraph === undefined ? undefined : resolve(paragraph, run, 'w:rPr', name, attribute);
  const par = (name: string, attribute?: string) =>
    paragraph === undefined ? undefined : resolve(paragraph, undefined, 'w:pPr', name, attribute);
  const size = Number(get('w:sz') ?? 0) / 2;
  const [bold, italic, align] = [isOn(get('w:b')), isOn(get('w:i')), par('w:jc') ?? 'left'];
  const text = paragraph === undefined ? '' : textOf(paragraph).trim();
  return { size, bold, italic, align, text, par, shown: `${size} pt${bold ? ', đậm' : ''}${italic ? ', nghiêng' : ', đứng'}, ${align}` };
}
const mm = (twips: string | number | undefined) => (Number(twips ?? 0) * 25.4) / 1440;
const upper = (text: string) => text !== '' && text === text.toLocaleUpperCase('vi');
const paragraphs = all(body, 'w:p');
const starts = (text: string) => paragraphs.find((node) => textOf(node).trim().startsWith(text));
const byStyle = (id: string) => paragraphs.filter((node) => value(child(node, 'w:pPr', 'w:pStyle')) === id);

const sections = all(body, 'w:sectPr');
const main = sections[0];
const size = child(main, 'w:pgSz');
check(
  'DOCX',
  'Khổ giấy',
  'A4 210 × 297 mm, dọc',
  `${mm(value(size, 'w:w')).toFixed(1)} × ${mm(value(size, 'w:h')).toFixed(1)} mm`,
  within(mm(value(size, 'w:w')), 209.9, 210.1) && within(mm(value(size, 'w:h')), 296.9, 297.1),
);
for (const [name, attribute, low, high] of [
  ['trên', 'w:top', 20, 25],
  ['dưới', 'w:bottom', 20, 25],
  ['trái', 'w:left', 30, 35],
  ['phải', 'w:right', 15, 20],
] as const) {
  const measured = sections.map((section) => mm(value(child(section, 'w:pgMar'), attribute)));
  check(
    'DOCX',
    `Lề ${name}, mọi phần`,
    `${low}–${high} mm`,
    measured.map((n) => n.toFixed(1)).join('; '),
    measured.every((n) => within(n, low, high)),
  );
}
const fonts = new Set(
  paragraphs.flatMap((node) =>
    all(node, 'w:r')
      .filter((run) => textOf(run) !== '')
      .map((run) => resolve(node, run, 'w:rPr', 'w:rFonts', 'w:ascii') ?? '?'),
  ),
);
check('DOCX', 'Phông chữ', 'Times New Roman, Unicode', [...fonts].join(', '), [...fonts].join() === 'Times New Roman');
const colours = new Set(paragraphs.flatMap((node) => all(node, 'w:r').map((run) => resolve(node, run, 'w:rPr', 'w:color') ?? 'auto')));
check(
  'DOCX',
  'Màu chữ',
  'đen',
  [...colours].join(', '),
  [...colours].every((colour) => ['000000', 'auto'].includes(colour)),
);
check(
  'DOCX',
  'Ngôn ngữ',
  'vi-VN',
  value(child(defaults, 'w:rPrDefault', 'w:rPr', 'w:lang')) ?? '',
  value(child(defaults, 'w:rPrDefault', 'w:rPr', 'w:lang')) === 'vi-VN',
);

const relations = new Map(
  all(part('word/_rels/document.xml.rels'), 'Relationship').map((node) => [value(node, 'Id') ?? '', value(node, 'Target') ?? '']),
);
const headerOf = (section: Node, type: string) => {
  const reference = section.children.find((node) => node.name === 'w:headerReference' && value(node, 'w:type') === type);
  return part(`word/${relations.get(value(reference, 'r:id') ?? '')}`);
};
const hasPage = (node: Node) => all(node, 'w:instrText').some((field) => field.text.includes('PAGE'));
const numberLook = look(main === undefined ? undefined : all(headerOf(main, 'default'), 'w:p')[0]);
const numberSize =
  main === undefined ? 0 : Number(resolve(all(headerOf(main, 'default'), 'w:p')[0] as Node, undefined, 'w:rPr', 'w:sz')) / 2;
check(
  'DOCX',
  'Số trang: vị trí',
  'giữa lề trên',
  `${numberLook.align}, cách mép ${sections.map((section) => mm(value(child(section, 'w:pgMar'), 'w:header')).toFixed(1)).join('; ')} mm`,
  sections.every(
    (section) =>
      hasPage(headerOf(section, 'default')) &&
      mm(value(child(section, 'w:pgMar'), 'w:header')) < mm(value(child(section, 'w:pgMar'), 'w:top')),
  ) && numberLook.align === 'center',
);
check(
  'DOCX',
  'Số trang: cỡ chữ',
  '13–14, đứng',
  `${numberSize} pt${numberLook.italic ? ', nghiêng' : ''}`,
  within(numberSize, 13, 14) && !numberLook.italic,
);
check(
  'DOCX',
  'Số trang: trang đầu',
  'không hiển thị',
  sections.map((section) => (child(section, 'w:titlePg') !== undefined && !hasPage(headerOf(section, 'first')) ? 'ẩn' : 'hiện')).join('; '),
  sections.every((section) => child(section, 'w:titlePg') !== undefined && !hasPage(headerOf(section, 'first'))),
);
check(
  'DOCX',
  'Số trang: bắt đầu',
  'từ 1, chữ số Ả Rập; phụ lục đánh số riêng',
  sections.map((section) => value(child(section, 'w:pgNumType'), 'w:start') ?? '–').join('; '),
  sections.every(
    (section) =>
      value(child(section, 'w:pgNumType'), 'w:start') === '1' && (value(child(section, 'w:pgNumType'), 'w:fmt') ?? 'decimal') === 'decimal',
  ),
);

const national = look(starts('CỘNG HÒA'));
check(
  'DOCX',
  'Quốc hiệu',
  'in hoa, 12–13, đứng, đậm',
  national.shown,
  national.text === 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' && within(national.size, 12, 13) && national.bold && !national.italic,
);
const motto = look(starts('Độc lập'));
check(
  'DOCX',
  'Tiêu ngữ',
  'in thường, 13–14, đứng, đậm, giữa',
  `“${motto.text}”, ${motto.shown}`,
  motto.text === 'Độc lập - Tự do - Hạnh phúc' && within(motto.size, 13, 14) && motto.bold && !motto.italic && motto.align === 'center',
);
/** Length of the rule that follows a paragraph: its room less the indents. */
function ruleAfter(paragraph: Node | undefined): number {
  const siblings = paragraph?.parent?.children ?? [];
  const next = siblings.slice(siblings.indexOf(paragraph as Node) + 1).find((node) => node.name === 'w:p');
  if (
    next === undefined ||
    resolve(next, undefined, 'w:pPr', 'w:pBdr', 'x') !== undefined ||
    child(styleNodes.get(value(child(next, 'w:pPr', 'w:pStyle')) ?? ''), 'w:pPr', 'w:pBdr', 'w:bottom') === undefined
  )
    return 0;
  const cell = above(next, 'w:tc');
  const room =
    cell === null
      ? 210 - mm(value(child(main, 'w:pgMar'), 'w:left')) - mm(value(child(main, 'w:pgMar'), 'w:right'))
      : mm(value(child(cell, 'w:tcPr', 'w:tcW'), 'w:w'));
  return room - mm(value(child(next, 'w:pPr', 'w:ind'), 'w:left')) - mm(value(child(next, 'w:pPr', 'w:ind'), 'w:right'));
}
const ratio = (paragraph: Node | undefined, text: string, points: number) => ruleAfter(paragraph) / textWidthMm(text, points, true);
const mottoRule = ratio(starts('Độc lập'), motto.text, motto.size);
check('DOCX', 'Đường kẻ dưới Tiêu ngữ', 'dài bằng dòng chữ', `${mottoRule.toFixed(2)} dòng chữ`, Math.abs(mottoRule - 1) < 0.03);
const issuerNode = byStyle('CoQuanBanHanh')[0];
const issuer = look(issuerNode);
check(
  'DOCX',
  'Tên cơ quan ban hành',
  'in hoa, 12–13, đứng, đậm, giữa',
  `“${issuer.text.replace('\n', ' / ')}”, ${issuer.shown}`,
  upper(issuer.text) && within(issuer.size, 12, 13) && issuer.bold && !issuer.italic && issuer.align === 'center',
);
const issuerRule = ratio(issuerNode, issuer.text.split('\n').at(-1) ?? '', issuer.size);
check('DOCX', 'Đường kẻ dưới tên cơ quan', '1/3–1/2 dòng chữ', issuerRule.toFixed(2), issuerRule >= 1 / 3 && issuerRule <= 0.5);
const numberNode = starts('Số:');
const number = look(numberNode);
check(
  'DOCX',
  'Số, ký hiệu',
  '13, đứng; số < 10 thêm 0; “/” giữa số và ký hiệu',
  `“${number.text}”, ${number.shown}`,
  number.size === 13 && !number.italic && !number.bold && /^Số:(\s*|\s(0[1-9]|[1-9]\d+))\/[\p{Lu}Đ]+(-[\p{Lu}Đ]+)*$/u.test(number.text),
);
const dateNode = paragraphs.find((node) => /, ngày\s.*năm \d{4}$/u.test(textOf(node)));
const date = look(dateNode);
check('DOCX', 'Địa danh, thời gian: trình bày', '13–14, nghiêng', date.shown, within(date.size, 13, 14) && date.italic && !date.bold);
check(
  'DOCX',
  'Địa danh, thời gian: số 0',
  'ngày < 10 và tháng 1, 2 thêm 0; tháng 3–9 không thêm',
  `“${date.text}”`,
  /, ngày (0[1-9]|[12]\d|3[01]|\s*) ?tháng (0[12]|[3-9]|1[0-2]|\s*) ?năm \d{4}$/u.test(date.text.replaceAll('\u00a0', ' ')),
);
check(
  'DOCX',
  'Số và ngày tháng',
  'cùng một dòng',
  above(numberNode ?? null, 'w:tr') === above(dateNode ?? null, 'w:tr') ? 'cùng hàng' : 'khác hàng',
  numberNode !== undefined && above(numberNode, 'w:tr') !== null && above(numberNode, 'w:tr') === above(dateNode ?? null, 'w:tr'),
);
const kind = look(byStyle('TenLoai')[0]);
check(
  'DOCX',
  'Tên loại văn bản',
  'in hoa, 13–14, đứng, đậm, giữa',
  `“${kind.text}”, ${kind.shown}`,
  upper(kind.text) && within(kind.size, 13, 14) && kind.bold && !kind.italic && kind.align === 'center',
);
const subject = look(byStyle('TrichYeu')[0]);
check(
  'DOCX',
  'Trích yếu',
  'in thường, 13–14, đứng, đậm, giữa',
  subject.shown,
  !upper(subject.text) && within(subject.size, 13, 14) && subject.bold && !subject.italic && subject.align === 'center',
);
const subjectLine = Math.min(
  210 - mm(value(child(main, 'w:pgMar'), 'w:left')) - mm(value(child(main, 'w:pgMar'), 'w:right')),
  textWidthMm(subject.text, subject.size, true),
);
const subjectRule = ruleAfter(byStyle('TrichYeu')[0]) / subjectLine;
check(
  'DOCX',
  'Đường kẻ dưới trích yếu',
  '1/3–1/2 dòng chữ (dòng dài nhất)',
  subjectRule.toFixed(2),
  subjectRule >= 1 / 3 && subjectRule <= 0.5,
);
const toNode = starts('Kính gửi');
const toLines = byStyle('KinhGuiNoi').map((node) => textOf(node));
const toOk =
  toLines.length === 0
    ? /^Kính gửi: \S/u.test(look(toNode).text)
    : look(toNode).text === 'Kính gửi:' &&
      toLines.every((line, index) => line.startsWith('- ') && line.endsWith(index === toLines.length - 1 ? '.' : ';'));
check(
  'DOCX',
  'Kính gửi',
  '1 nơi: cùng dòng; nhiều nơi: gạch đầu dòng, “;” và “.” cuối; 13–14',
  `${Math.max(1, toLines.length)} nơi, ${look(toNode).shown}`,
  toOk && within(look(toNode).size, 13, 14),
);

const text = paragraphs.filter((node) =>
  ['ThanVanBan', 'ThanVanBanCuoi', 'MucGach', 'MucCong'].includes(value(child(node, 'w:pPr', 'w:pStyle')) ?? ''),
);
const every = <T extends string | number>(read: (node: Node) => T) => [...new Set(text.map(read))];
const sizes = every((node) => look(node).size);
check('DOCX', 'Nội dung: cỡ chữ', '13–14', sizes.join(', '), text.length > 0 && sizes.every((n) => within(n, 13, 14)));
const aligns = every((node) => look(node).align);
check('DOCX', 'Nội dung: canh lề', 'đều hai lề', aligns.join(', '), aligns.join() === 'both');
const indents = every((node) => mm(look(node).par('w:ind', 'w:firstLine')).toFixed(1));
check(
  'DOCX',
  'Nội dung: thụt đầu dòng',
  '10 hoặc 12,7 mm',
  indents.join(', '),
  indents.every((n) => n === '10.0' || n === '12.7'),
);
const gaps = every(
  (node) => (Number(look(node).par('w:spacing', 'w:after') ?? 0) + Number(look(node).par('w:spacing', 'w:before') ?? 0)) / 20,
);
check(
  'DOCX',
  'Nội dung: cách đoạn',
  '≥ 6 pt',
  gaps.join(', '),
  gaps.every((n) => n >= 6),
);
const leading = every((node) => Number(look(node).par('w:spacing', 'w:line') ?? 240) / 240);
check(
  'DOCX',
  'Nội dung: giãn dòng',
  'đơn đến 1,5',
  leading.join(', '),
  leading.every((n) => within(n, 1, 1.5)),
);
const parts1 = byStyle('Heading1').map(look);
check(
  'DOCX',
  'Đề mục La Mã',
  'in hoa, đậm, 13–14',
  parts1.map(({ text: line }) => line.split(' ')[0]).join(', '),
  parts1.length > 0 && parts1.every((h) => upper(h.text) && h.bold && within(h.size, 13, 14)),
);
const parts2 = byStyle('Heading2').map(look);
check(
  'DOCX',
  'Đề mục Ả Rập',
  'in thường, đậm',
  `${parts2.length} mục`,
  parts2.every((h) => h.bold && !h.italic && !upper(h.text)),
);
const lastText = text.at(-1);
check(
  'DOCX',
  'Kết thúc nội dung',
  '“./.”',
  lastText === undefined ? '' : textOf(lastText).slice(-12),
  lastText !== undefined && textOf(lastText).endsWith('./.'),
);
const recipientHead = look(starts('Nơi nhận'));
check('DOCX', 'Nơi nhận', '12, nghiêng, đậm', recipientHead.shown, recipientHead.size === 12 && recipientHead.bold && recipientHead.italic);
const list = byStyle('NoiNhanDong').map(look);
check(
  'DOCX',
  'Danh sách nơi nhận',
  '11, đứng; “- …;”, dòng cuối “Lưu: …” kết “.”',
  list.at(-1)?.text ?? '',
  list.length > 0 &&
    list.every(
      (l, index) =>
        l.size === 11 && !l.italic && !l.bold && l.text.startsWith('- ') && l.text.endsWith(index === list.length - 1 ? '.' : ';'),
    ) &&
    /^- Lưu: /u.test(list.at(-1)?.text ?? ''),
);
const authority = byStyle('QuyenHan').map(look);
check(
  'DOCX',
  'Quyền hạn, chức vụ người ký',
  'in hoa, 13–14, đứng, đậm, ngang dòng “Nơi nhận”',
  authority.map((l) => l.text).join(' / '),
  authority.length > 0 &&
    authority.every((l) => upper(l.text) && l.bold && !l.italic && within(l.size, 13, 14)) &&
    above(byStyle('QuyenHan')[0] ?? null, 'w:tr') === above(starts('Nơi nhận') ?? null, 'w:tr'),
);
const signer = look(byStyle('NguoiKy')[0]);
check(
  'DOCX',
  'Họ tên người ký',
  'in thường, 13–14, đứng, đậm, giữa',
  signer.text === '' ? '(chưa ghi tên)' : `${signer.text}, ${signer.shown}`,
  signer.text === '' ||
    (signer.bold &&
      !signer.italic &&
      within(signer.size, 13, 14) &&
      signer.align === 'center' &&
      !upper(signer.text) &&
      !/^(TS|ThS|PGS|GS)\b/u.test(signer.text)),
);
const notes = all(part('word/footnotes.xml'), 'w:p').filter((node) => textOf(node).trim() !== '');
const noteMarks = all(body, 'w:footnoteReference').length;
check(
  'DOCX',
  'Chú thích cuối trang',
  'chú thích thật của Word, cỡ 10–11',
  `${notes.length} chú thích, ${noteMarks} dấu, ${[...new Set(notes.map((node) => look(node).size))].join(', ')} pt`,
  noteMarks >= notes.length && notes.every((node) => within(look(node).size, 10, 11)),
);
const annexes = byStyle('SoPhuLuc').map(look);
if (annexes.length > 0) {
  check(
    'DOCX',
    'Phụ lục: chỉ dẫn trong văn bản',
    'có',
    text.some((node) => textOf(node).includes('Phụ lục')) ? 'có' : 'không',
    text.some((node) => textOf(node).includes('Phụ lục')),
  );
  check(
    'DOCX',
    'Phụ lục: số',
    '“Phụ lục I”, 14, đứng, đậm, giữa; La Mã khi ≥ 2',
    annexes.map((l) => l.text).join(', '),
    annexes.every(
      (l) =>
        l.size === 14 &&
        l.bold &&
        !l.italic &&
        l.align === 'center' &&
        (annexes.length === 1 ? l.text === 'Phụ lục' : /^Phụ lục [IVX]+$/u.test(l.text)),
    ),
  );
  const titles = byStyle('TenPhuLuc').map(look);
  check(
    'DOCX',
    'Phụ lục: tên',
    'in hoa, 13–14, đứng, đậm, giữa',
    titles[0]?.shown ?? '',
    titles.length === annexes.length &&
      titles.every((l) => upper(l.text) && l.bold && !l.italic && within(l.size, 13, 14) && l.align === 'center'),
  );
  const attached = byStyle('KemTheo').map(look);
  check(
    'DOCX',
    'Phụ lục: “Kèm theo …”',
    'nghiêng, 13–14, giữa',
    attached[0]?.text ?? '',
    attached.every((l) => l.italic && !l.bold && within(l.size, 13, 14) && l.align === 'center' && l.text.startsWith('(Kèm theo')),
  );
  const units = byStyle('DonViTinh')
    .map(look)
    .filter((l) => l.text !== '');
  check(
    'DOCX',
    'Phụ lục: đơn vị tính',
    'nghiêng, góc phải trên bảng',
    units[0]?.text ?? '',
    units.every((l) => l.italic && l.align === 'right'),
  );
  check(
    'DOCX',
    'Phụ lục: hướng giấy',
    'ngang (bảng rộng), mỗi phụ lục một phần',
    sections
      .slice(1)
      .map((section) => value(child(section, 'w:pgSz'), 'w:orient') ?? 'dọc')
      .join('; '),
    sections.length === annexes.length + 1 &&
      sections.slice(1).every((section) => {
        const box = child(section, 'w:pgSz');
        return Number(value(box, 'w:w')) > Number(value(box, 'w:h')) === (value(box, 'w:orient') === 'landscape');
      }),
  );
}
const tables = all(body, 'w:tbl').filter((table) => all(table, 'w:tblHeader').length > 0);
const rows = tables.flatMap((table) => all(table, 'w:tr'));
check(
  'DOCX',
  'Bảng: hàng đầu lặp lại',
  'mọi bảng số liệu',
  `${tables.length} bảng`,
  tables.every((table) => child(all(table, 'w:tr')[0], 'w:trPr', 'w:tblHeader') !== undefined),
);
check(
  'DOCX',
  'Bảng: hàng không vỡ trang',
  'mọi hàng',
  `${rows.filter((row) => child(row, 'w:trPr', 'w:cantSplit') !== undefined).length}/${rows.length}`,
  rows.every((row) => child(row, 'w:trPr', 'w:cantSplit') !== undefined),
);
check(
  'DOCX',
  'Bảng: kẻ khung',
  'nét liền mảnh bốn phía',
  tables.map((table) => value(child(table, 'w:tblPr', 'w:tblBorders', 'w:top')) ?? '–').join('; '),
  tables.every((table) =>
    ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'].every(
      (side) => value(child(table, 'w:tblPr', 'w:tblBorders', side)) === 'single',
    ),
  ),
);
const cellSizes = [
  ...new Set(
    rows
      .flatMap((row) => all(row, 'w:p'))
      .filter((node) => textOf(node) !== '')
      .map((node) => look(node).size),
  ),
];
check(
  'DOCX',
  'Bảng: cỡ chữ',
  '10–14',
  cellSizes.join(', '),
  cellSizes.every((n) => within(n, 10, 14)),
);
const orderOf = (texts: string[], whole: string) => {
  let at = -1;
  return texts.every((wanted) => {
    at = whole.indexOf(wanted, at + 1);
    return at >= 0;
  });
};
const order = [
  issuer.text.split('\n')[0] ?? '',
  national.text,
  motto.text,
  'Số:',
  kind.text,
  subject.text.slice(0, 20),
  ...(toNode === undefined ? [] : ['Kính gửi']),
  parts1[0]?.text.slice(0, 15) ?? '',
  'Nơi nhận:',
  authority[0]?.text ?? '',
  ...annexes.map((l) => l.text),
];
check(
  'DOCX',
  'Thứ tự thành phần',
  'cơ quan, Quốc hiệu, số, tên loại, kính gửi, nội dung, nơi nhận – ký, phụ lục',
  orderOf(order, paragraphs.map(textOf).join('\n')) ? 'đúng' : 'sai',
  orderOf(order, paragraphs.map(textOf).join('\n')),
);

// ---- PDF
const tool = (name: string, ...args: string[]) =>
  execFileSync(name, args, { encoding: 'utf8', maxBuffer: 200_000_000, stdio: ['ignore', 'pipe', 'ignore'] });
const info = tool('pdfinfo', '-l', '9999', pdfPath);
const pages = [...info.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gu)].map(
  (match) => [(Number(match[1]) * 25.4) / 72, (Number(match[2]) * 25.4) / 72] as const,
);
check(
  'PDF',
  'Khổ giấy mọi trang',
  'A4',
  `${pages.length} trang`,
  pages.every(([w, h]) => within(Math.min(w, h), 209.8, 210.2) && within(Math.max(w, h), 296.8, 297.2)),
);
check('PDF', 'Có cấu trúc (tagged)', 'có', /Tagged:\s+(\w+)/u.exec(info)?.[1] ?? '', /Tagged:\s+yes/u.test(info));
const pdfFonts = tool('pdffonts', pdfPath)
  .split('\n')
  .slice(2)
  .filter((line) => line.trim() !== '');
check(
  'PDF',
  'Phông chữ',
  'Times New Roman hoặc phông cùng số đo (Tinos), nhúng',
  [...new Set(pdfFonts.map((line) => line.split(/\s+/u)[0]?.replace(/^[A-Z]+\+/u, '') ?? ''))].join(', '),
  pdfFonts.every((line) => /Tinos|Times/u.test(line) && /\syes\s+(yes|no)\s+yes\s/u.test(line)),
);
const words = [...tool('pdftotext', '-bbox', pdfPath, '-').matchAll(/<page [^>]*>([\s\S]*?)<\/page>/gu)].map((page) =>
  [...(page[1] ?? '').matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu)].map((match) => ({
    left: (Number(match[1]) * 25.4) / 72,
    top: (Number(match[2]) * 25.4) / 72,
    right: (Number(match[3]) * 25.4) / 72,
    bottom: (Number(match[4]) * 25.4) / 72,
    word: match[5] ?? '',
  })),
);
const textPages = words
  .map((page, index) => ({ words: page, width: pages[index]?.[0] ?? 210, height: pages[index]?.[1] ?? 297 }))
  .filter(({ words: page }) => page.length > 0);
const inside = textPages.map(({ words: page, width, height }) => ({
  left: Math.min(...page.map((w) => w.left)),
  right: width - Math.max(...page.map((w) => w.right)),
  bottom: height - Math.max(...page.map((w) => w.bottom)),
}));
check(
  'PDF',
  'Lề trái của chữ',
  '30–35 mm (nhỏ nhất mọi trang)',
  Math.min(...inside.map((p) => p.left)).toFixed(1),
  within(Math.min(...inside.map((p) => p.left)), 29.7, 35),
);
check(
  'PDF',
  'Lề phải của chữ',
  '15–20 mm (nhỏ nhất mọi trang)',
  Math.min(...inside.map((p) => p.right)).toFixed(1),
  within(Math.min(...inside.map((p) => p.right)), 14.9, 20),
);
check(
  'PDF',
  'Lề dưới của chữ',
  '≥ 20 mm',
  Math.min(...inside.map((p) => p.bottom)).toFixed(1),
  Math.min(...inside.map((p) => p.bottom)) >= 19.8,
);
// Centred between the side margins, as Word centres a header.
const [marginLeft, marginRight] = [mm(value(child(main, 'w:pgMar'), 'w:left')), mm(value(child(main, 'w:pgMar'), 'w:right'))];
const inMargin = textPages.map(({ words: page, width }) =>
  page
    .filter((w) => w.bottom < 20)
    .map((w) => ({ word: w.word, off: Math.abs((w.left + w.right) / 2 - (width + marginLeft - marginRight) / 2) })),
);
// The words of a page come in the order of its structure; the label is what stands highest.
const highest = (page: readonly { bottom: number; left: number; word: string }[]) =>
  [...page].sort((a, b) => a.bottom - b.bottom || a.left - b.left);
const annexStarts = textPages
  .map(({ words: page }, index) =>
    highest(page)
      .slice(0, 3)
      .map((w) => w.word)
      .join(' ')
      .includes('Phụ lục')
      ? index
      : -1,
  )
  .filter((index) => index >= 0);
const expected = textPages.map((_, index) => index - ([0, ...annexStarts].filter((start) => start <= index).at(-1) ?? 0) + 1);
check(
  'PDF',
  'Số trang',
  'giữa lề trên, ẩn ở trang đầu của báo cáo và của từng phụ lục',
  inMargin.map((page) => page.map((w) => w.word).join(' ') || '–').join(' '),
  inMargin.every((page, index) =>
    expected[index] === 1 ? page.length === 0 : page.length === 1 && page[0]?.word === String(expected[index]) && page[0].off < 1,
  ),
);
check('PDF', 'Phụ lục', 'mỗi phụ lục sang trang mới', `${annexStarts.length} phụ lục`, annexStarts.length === annexes.length);
const headWord =
  tables
    .map((table) => textOf(all(table, 'w:tr')[0] as Node))
    .at(-1)
    ?.slice(0, 2) ?? '';
const annexPages = textPages.filter((_, index) => annexStarts.length > 0 && index >= (annexStarts[0] ?? 0));
const withTable = annexPages.filter(({ words: page }) => page.length > 40);
check(
  'PDF',
  'Hàng đầu bảng lặp lại',
  'trên mọi trang phụ lục',
  `${withTable.filter(({ words: page }) => page.some((w) => w.word === headWord)).length}/${withTable.length} trang`,
  withTable.every(({ words: page }) => page.some((w) => w.word === headWord)),
);
const flow = tool('pdftotext', pdfPath, '-').replace(/\s+/gu, ' ');
const pdfOrder = order.map((wanted) => wanted.replace(/\s+/gu, ' ')).filter((wanted) => wanted !== 'Số:');
check('PDF', 'Thứ tự thành phần', 'như bản DOCX', orderOf(pdfOrder, flow) ? 'đúng' : 'sai', orderOf(pdfOrder, flow));
check(
  'PDF',
  'Số liệu đính kèm',
  'figures.json',
  /figures\.json/u.test(tool('pdfdetach', '-list', pdfPath)) ? 'có' : 'không',
  /figures\.json/u.test(tool('pdfdetach', '-list', pdfPath)),
);

const failed = points.filter(({ ok }) => !ok);
const cell = (value: string) => value.replaceAll('|', '\\|').replace(/\s+/gu, ' ').slice(0, 160);
const lines = points.map(
  ({ source, item, required, measured, ok }, index) =>
    `| ${index + 1} | ${source} | ${cell(item)} | ${cell(required)} | ${cell(measured)} | ${ok ? '✓' : '✗'} |`,
);
writeFileSync(
  new URL('../docs/layout.md', import.meta.url),
  `# Thể thức theo Phụ lục I Nghị định 30/2020/NĐ-CP\n\nĐo trên \`${basename(docxPath)}\` và \`${basename(pdfPath)}\` bằng \`node scripts/layout-checklist.ts ${basename(docxPath)} ${basename(pdfPath)}\`: ${points.length - failed.length}/${points.length} điểm đạt.\n\n| # | Bản | Mục của Phụ lục I | Quy định | Đo được | |\n|---:|---|---|---|---|---|\n${lines.join('\n')}\n`,
);
for (const { source, item, required, measured } of failed) console.error(`✗ ${source} · ${item}: cần ${required}; đo được ${measured}`);
console.log(`${points.length - failed.length}/${points.length} điểm đạt; bảng: docs/layout.md`);
if (failed.length > 0) process.exitCode = 1;
