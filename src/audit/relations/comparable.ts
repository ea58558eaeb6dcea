/** Which figures one may be a share of the other. */
import type { Figure } from '../figures.ts';

/** Of the same quantity: the same unit, or a noun that stands for the other ("học sinh" of "người"). */
export function comparable(a: Figure, b: Figure): boolean {
  const [x, y] = [a.unit?.dim ?? null, b.unit?.dim ?? null];
  if (x === y) return x !== 'percent' && x?.startsWith('time:') !== true;
  if (x === null || y === null) return (x ?? y) !== 'percent' && (x ?? y)?.startsWith('time:') !== true;
  const [m, n] = [x.replace('count:', ''), y.replace('count:', '')];
  if (x.startsWith('count:') && y.startsWith('count:') && (m.startsWith(`${n} `) || n.startsWith(`${m} `))) return true;
  const kind = (dim: string) => GROUPS.findIndex((group) => group.test(dim));
  return kind(x) >= 0 && kind(x) === kind(y);
}
const GROUPS = [
  /^count:(?:người|nhân khẩu|khẩu|lao động|học sinh|học viên|trẻ|trẻ em|cán bộ|công chức|viên chức|đảng viên|hội viên|đại biểu|phụ nữ|sinh viên|giáo viên|đoàn viên|thành viên|em|em học sinh|cháu|cử tri|khách hàng|diễn viên|đồng chí|biên chế)$/u,
  /^count:(?:hộ|hộ dân|gia đình)$/u,
  /^count:(?:thôn|làng|bản|buôn|ấp|tổ dân phố|khu phố|khu dân cư)$/u,
  /^count:(?:ca|ca mắc|trường hợp|vụ|vụ việc|việc|đơn)$/u,
  /^count:(?:nhà|căn|căn nhà|ngôi nhà|nhà ở|căn hộ)$/u,
  /^count:(?:lượt|lượt người)$/u,
];
