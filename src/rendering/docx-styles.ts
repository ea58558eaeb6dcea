/** The named styles of a report in DOCX: what Nghị định 30/2020 fixes stands here once, so text needs no direct formatting. */

import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { AlignmentType, BorderStyle, LineRuleType } from 'docx';
import { FIRST_LINE, FONT, SIZE } from './layout-parts.ts';

export const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
const half = (points: number) => points * 2;
const SIX_POINTS = 120;

/** Style of a table cell: size, alignment and weight are all in its name, e.g. "Bang11PhaiDam". */
export type CellAlign = 'left' | 'center' | 'right';
const CELL_ALIGN = {
  left: ['Trai', AlignmentType.LEFT],
  center: ['Giua', AlignmentType.CENTER],
  right: ['Phai', AlignmentType.RIGHT],
} as const;
export function cellStyle(size: number, align: CellAlign, bold: boolean): string {
  return `Bang${size}${CELL_ALIGN[align][0]}${bold ? 'Dam' : ''}`;
}

interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly firstLine?: number;
  readonly left?: number;
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly outline?: number;
  readonly loose?: boolean;
  readonly border?: boolean;
}

function style(id: string, name: string, look: Look): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: half(look.size), bold: look.bold ?? false, italics: look.italics ?? false },
    paragraph: {
      alignment: look.align ?? AlignmentType.LEFT,
      indent: { firstLine: look.firstLine ?? 0, left: look.left ?? 0 },
      // Body lines stand a little apart (single to 1.5 is allowed); everything else is single.
      spacing: { before: look.before ?? 0, after: look.after ?? 0, line: look.loose ? 264 : 240, lineRule: LineRuleType.AUTO },
      ...(look.keepNext ? { keepNext: true } : {}),
      ...(look.outline === undefined ? {} : { outlineLevel: look.outline }),
      ...(look.border ? { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } } } : {}),
    },
  };
}

const center = AlignmentType.CENTER;
const body = { size: SIZE.body, align: AlignmentType.JUSTIFIED, firstLine: twips(FIRST_LINE), after: SIX_POINTS, loose: true } as const;
const heading = { ...body, bold: true, keepNext: true, before: SIX_POINTS } as const;

const STYLES: readonly IParagraphStyleOptions[] = [
  style('ThanVanBan', 'Thân văn bản', body),
  style('ThanVanBanCuoi', 'Thân văn bản, đoạn cuối', { ...body, keepNext: true }),
  style('MucGach', 'Mục gạch đầu dòng', body),
  style('MucCong', 'Mục dấu cộng', body),
  style('QuocHieu', 'Quốc hiệu', { size: SIZE.national, bold: true, align: center }),
  style('TieuNgu', 'Tiêu ngữ', { size: SIZE.motto, bold: true, align: center }),
  style('CoQuanChuQuan', 'Cơ quan chủ quản', { size: SIZE.issuer, align: center }),
  style('CoQuanBanHanh', 'Cơ quan ban hành', { size: SIZE.issuer, bold: true, align: center }),
  style('SoKyHieu', 'Số, ký hiệu', { size: SIZE.number, align: center, before: SIX_POINTS }),
  style('DiaDanhNgay', 'Địa danh, thời gian', { size: SIZE.place, italics: true, align: center, before: SIX_POINTS }),
  // The rule itself is the bottom border of an empty tiny paragraph whose indents leave the wanted length.
  style('DuongKe', 'Đường kẻ', { size: 1, align: center, border: true }),
  style('TenLoai', 'Tên loại văn bản', { size: SIZE.kind, bold: true, align: center, before: 360, keepNext: true }),
  style('TrichYeu', 'Trích yếu', { size: SIZE.kind, bold: true, align: center, keepNext: true }),
  style('KinhGui', 'Kính gửi', { size: SIZE.body, align: center, before: 240, after: SIX_POINTS }),
  style('KinhGuiNhieu', 'Kính gửi nhiều nơi', { size: SIZE.body, left: twips(35), before: 240 }),
  style('KinhGuiNoi', 'Nơi kính gửi', { size: SIZE.body, left: twips(57) }),
  style('CachDong', 'Cách dòng', { size: 6 }),
  style('CachDongLien', 'Cách dòng liền khối ký', { size: 6, keepNext: true }),
  style('NoiNhan', 'Nơi nhận', { size: SIZE.recipientsHead, bold: true, italics: true }),
  style('NoiNhanDong', 'Danh sách nơi nhận', { size: SIZE.recipients }),
  style('QuyenHan', 'Quyền hạn, chức vụ người ký', { size: SIZE.body, bold: true, align: center, keepNext: true }),
  style('ChoKy', 'Chỗ ký', { size: SIZE.body, align: center, before: 1400, keepNext: true }),
  style('NguoiKy', 'Người ký', { size: SIZE.body, bold: true, align: center }),
  style('SoPhuLuc', 'Số phụ lục', { size: 14, bold: true, align: center, keepNext: true, outline: 0 }),
  style('TenPhuLuc', 'Tên phụ lục', { size: 14, bold: true, align: center, keepNext: true }),
  style('KemTheo', 'Kèm theo', { size: 14, italics: true, align: center, keepNext: true }),
  style('DonViTinh', 'Đơn vị tính', { size: 12, italics: true, align: AlignmentType.RIGHT, before: SIX_POINTS, after: 40, keepNext: true }),
  style('GhiChuPhuLuc', 'Ghi chú phụ lục', { size: 12, italics: true, before: 60 }),
  style('SoTrang', 'Số trang', { size: SIZE.page, align: center }),
];

function cellStyles(sizes: Iterable<number>): IParagraphStyleOptions[] {
  const aligns = Object.entries(CELL_ALIGN) as [CellAlign, (typeof CELL_ALIGN)[CellAlign]][];
  return [...sizes].flatMap((size) =>
    aligns.flatMap(([align, [, alignment]]) =>
      [false, true].map((bold) =>
        style(cellStyle(size, align, bold), `Bảng ${cellStyle(size, align, bold).slice(4)}`, {
          size,
          bold,
          align: alignment,
          before: 20,
          after: 20,
        }),
      ),
    ),
  );
}

export function documentStyles(cellSizes: Iterable<number>): IStylesOptions {
  const headingStyle = (size: number, italics = false) => {
    const { run, paragraph } = style('', '', { ...heading, size, italics });
    return { run: { ...run, color: '000000', font: FONT }, paragraph: paragraph ?? {} };
  };
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: half(SIZE.body),
          color: '000000',
          language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' },
        },
        paragraph: { spacing: { line: 240 } },
      },
      heading1: headingStyle(SIZE.body),
      heading2: headingStyle(SIZE.body),
      heading3: headingStyle(SIZE.body, true),
      // Points "a)" are upright (report model of Annex III).
      heading4: (() => {
        const { run, paragraph } = style('', '', { ...heading, bold: false });
        return { run: { ...run, color: '000000', font: FONT }, paragraph: paragraph ?? {} };
      })(),
      footnoteText: {
        run: { size: half(SIZE.note), font: FONT },
        paragraph: { alignment: AlignmentType.JUSTIFIED, spacing: { before: 0, after: 0, line: 240 } },
      },
      footnoteReference: { run: { superScript: true } },
    },
    paragraphStyles: [...STYLES, ...cellStyles(cellSizes)],
  };
}
