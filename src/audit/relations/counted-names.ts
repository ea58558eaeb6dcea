/** Names in a row: "Đăk Blô, Ya Hơ (12 hộ), Măng Rí và Tu Ngok". */

export const PLACE_NOUN = /^(?:xã|phường|thị trấn|đặc khu|thôn|làng|bản|buôn|ấp|huyện|tỉnh|khu dân cư|tổ dân phố|địa phương)$/u;
const NAME =
  /^\s*(?:(?:các |những )?(?:tiêu chí|dự án|tiểu dự án|nội dung|mục tiêu|chỉ tiêu|nhóm|xã|phường|thị trấn|đặc khu|thôn|làng|bản|buôn|ấp|huyện|tỉnh) )?((?:số )?(?:\p{Lu}[\p{L}'’]*|\d{1,2})(?: (?:\p{Lu}[\p{L}'’]*|\d{1,2}))*)\s*(?:\([^()]{0,120}\))?/u;
const AFTER_NAMES =
  /^\s*(?:$|(?:để|nhằm|với|trong|thành|đã|được|đạt|có|thuộc|không|chưa|đều|thì|nên|do|vì|là|còn|mỗi|phải|hoàn|sau|trước|theo|bị|đang|sẽ|và \p{Ll})(?![\p{L}]))/u;

/** "Đăk Blô, Ya Hơ (12 hộ), Măng Rí và Tu Ngok để …": names in a row; null where a thing listed is no plain name. */
export function namesOf(listed: string): string[] | null {
  const names: string[] = [];
  let rest = listed;
  for (let i = 0; i < 80; i += 1) {
    const name = NAME.exec(rest);
    if (name?.[1] === undefined) return null;
    names.push(name[1]);
    rest = rest.slice(name[0].length);
    const separator =
      /^\s*(?:[,;]\s*(?:và )?|và |cùng )(?=\s*(?:(?:tiêu chí|dự án|tiểu dự án|mục tiêu|xã|phường|thị trấn|đặc khu|thôn|làng|bản|buôn|ấp|huyện|tỉnh|số|tiêu chí số) )?[\p{Lu}\d])/u.exec(
        rest,
      );
    if (separator === null) return AFTER_NAMES.test(rest) || /^\s*[;,]\s*\p{Ll}/u.test(rest) ? names : null;
    rest = rest.slice(separator[0].length);
  }
  return null;
}

const NAME_WITH_FIGURE =
  /^\s*(?:(?:xã|phường|thị trấn|thôn|làng|bản|buôn|ấp|huyện) )?(\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*)*) (?:là |có |được |đạt |với )?\d+(?:[.,]\d+)*(?: ?%| \p{Ll}+){1,4}\s*(?:\([^()]{0,120}\))?\s*(?:[,;] ?(?:và )?|và |$)/u;

/** "Hòa An 5 ca, Hòa Bình 4 ca và Tân Tiến 2 ca": names with what is said of each, to the end; null where anything else is listed. */
export function namesWithFigures(listed: string): string[] | null {
  const names: string[] = [];
  let rest = listed;
  while (rest.trim() !== '' && names.length < 80) {
    const name = NAME_WITH_FIGURE.exec(rest);
    if (name?.[1] === undefined) return null;
    names.push(name[1]);
    rest = rest.slice(name[0].length);
  }
  return rest.trim() === '' ? names : null;
}

/** "3 xã Ia Rong, Ia Dom và Ia Krêl": the names stand right behind the noun, the last one after "và"; null where anything else may be named. */
export function namesBehind(text: string, unit: string): string[] | null {
  if (!LOCAL_NOUN.test(unit)) return null;
  const names: string[] = [];
  let rest = text.replace(/^ /u, '');
  for (let i = 0; i < 60; i += 1) {
    const name = PLAIN_NAME.exec(rest)?.[0];
    if (name === undefined || NO_PLACE.test(name)) return null;
    names.push(name);
    rest = rest.slice(name.length);
    const next = /^(, | và )/u.exec(rest)?.[0];
    if (next === undefined) return null;
    rest = rest.slice(next.length);
    if (rest.startsWith(`${unit} `)) rest = rest.slice(unit.length + 1);
    if (next !== ' và ') continue;
    const last = PLAIN_NAME.exec(rest)?.[0];
    if (last === undefined || NO_PLACE.test(last)) return null;
    return /^(?:$|[.;)]|, ?\p{Ll}| \p{Ll})/u.test(rest.slice(last.length)) ? [...names, last] : null;
  }
  return null;
}
const LOCAL_NOUN = /^(?:xã|phường|thị trấn|thôn|làng|bản|buôn|ấp|huyện)$/u;
const PLAIN_NAME = /^\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*){0,4}/u;
/** Offices, regions and classes are no places of the kind that was counted. */
const NO_PLACE =
  /^(?:Trường|Ban|Công|Trung|Trạm|Hợp|UBND|HĐND|Ủy|Uỷ|Phòng|Sở|Chi|Hội|Đoàn|Đội|Bệnh|Nhà|Khu|Vùng|Nhóm|Loại|Khối|Thị|Phường|Huyện|Xã|Thành|Tỉnh|Quốc|Đường|Tây Nguyên|Tây Bắc|Đông Bắc|Nam Bộ|Bắc Bộ|Trung Bộ|Đông Nam Bộ|[IVX]+$)(?!\p{L})/u;
