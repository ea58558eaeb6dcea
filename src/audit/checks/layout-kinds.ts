/** Fixed words: Quốc hiệu, Tiêu ngữ, kinds of administrative papers and their abbreviations (Nghị định 30/2020/NĐ-CP, Annex III). */

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

export interface PaperKind {
  readonly title: string;
  readonly short: string;
  /** An agency issues it with every part of the letterhead, a signature and recipients; others have forms of their own. */
  readonly full: boolean;
}
const kind = (title: string, short: string, full: boolean): PaperKind => ({ title, short, full });

export const KINDS: readonly PaperKind[] = [
  kind('NGHỊ QUYẾT', 'NQ', true),
  kind('QUYẾT ĐỊNH', 'QĐ', true),
  kind('CHỈ THỊ', 'CT', true),
  kind('QUY CHẾ', 'QC', false),
  kind('QUY ĐỊNH', 'QyĐ', false),
  kind('THÔNG CÁO', 'TC', false),
  kind('THÔNG BÁO', 'TB', true),
  kind('HƯỚNG DẪN', 'HD', true),
  kind('CHƯƠNG TRÌNH', 'CTr', true),
  kind('KẾ HOẠCH', 'KH', true),
  kind('PHƯƠNG ÁN', 'PA', true),
  kind('ĐỀ ÁN', 'ĐA', false),
  kind('DỰ ÁN', 'DA', false),
  kind('BÁO CÁO', 'BC', true),
  kind('BIÊN BẢN', 'BB', false),
  kind('TỜ TRÌNH', 'TTr', true),
  kind('HỢP ĐỒNG', 'HĐ', false),
  kind('CÔNG ĐIỆN', 'CĐ', false),
  kind('BẢN GHI NHỚ', 'BGN', false),
  kind('BẢN THỎA THUẬN', 'BTT', false),
  kind('GIẤY ỦY QUYỀN', 'GUQ', false),
  kind('GIẤY MỜI', 'GM', false),
  kind('GIẤY GIỚI THIỆU', 'GGT', false),
  kind('GIẤY NGHỈ PHÉP', 'GNP', false),
  kind('PHIẾU GỬI', 'PG', false),
  kind('PHIẾU CHUYỂN', 'PC', false),
  kind('PHIẾU BÁO', 'PB', false),
];
/** Of copies: they name no kind. */
export const COPIES: readonly string[] = ['SY', 'TrS', 'SL'];
