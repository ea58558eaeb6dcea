/** Vietnamese names of the rules, for people and for tools that list them. */
import type { RuleName } from './model.ts';

export const RULE_TITLES: Readonly<Record<RuleName, string>> = {
  sum: 'Tổng bằng cộng các thành phần',
  part: 'Thành phần không vượt tổng',
  ratio: 'Tỷ lệ phần trăm khớp với hai số',
  change: 'Mức tăng, giảm khớp với hai số',
  attainment: 'Tỷ lệ đạt so với mục tiêu',
  mention: 'Một số liệu ghi thống nhất mọi nơi',
  count: 'Số đếm khớp với danh sách',
  table: 'Cộng dọc, cộng ngang và cột tính của bảng',
  product: 'Số lượng nhân đơn giá',
  duration: 'Khoảng thời gian khớp với ngày đầu, ngày cuối',
  mean: 'Số bình quân',
  date: 'Ngày có thật và khớp với số văn bản',
  citation: 'Văn bản viện dẫn thống nhất',
  chronology: 'Trình tự thời gian',
  scope: 'Phạm vi và kỳ của số liệu',
  name: 'Tên đơn vị, chương trình viết thống nhất',
  words: 'Số tiền bằng chữ',
  layout: 'Thể thức theo Nghị định 30/2020/NĐ-CP',
  text: 'Lỗi văn bản',
  ledger: 'Đối chiếu với sổ',
};
