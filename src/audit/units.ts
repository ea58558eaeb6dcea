/** Units of measure behind a written number, and the scale that belongs to them. */

export interface Unit {
  /** What adds with what: "money", "percent", "point", "times", "count:hộ", "measure:ha". */
  readonly dim: string;
  /** Printed value × 10^power is in the base unit (đồng, one piece, kg, m²). */
  readonly power: number;
  /** As written: "triệu đồng". */
  readonly name: string;
  /** Counts are exact when printed without decimals and without scale. */
  readonly exact: boolean;
}

const MONEY: readonly (readonly [names: string, power: number])[] = [
  ['nghìn tỷ đồng|ngàn tỷ đồng|nghìn tỉ đồng|nghìn tỷ|ngàn tỷ|nghìn tỉ', 12],
  ['tỷ đồng|tỉ đồng|tỷ VNĐ|tỷ đ|tỷ|tỉ', 9],
  ['triệu đồng|tr.đồng|tr. đồng|tr đồng|trđ|tr.đ|triệu VNĐ|triệu đ', 6],
  ['nghìn đồng|ngàn đồng|1.000 đồng|1000 đồng|ng.đ|nghìn đ', 3],
  ['đồng|VNĐ|VND|đ', 0],
];
const SCALES: readonly (readonly [names: string, power: number])[] = [
  ['nghìn|ngàn', 3],
  ['triệu', 6],
];
const MEASURES: readonly (readonly [names: string, dim: string, power: number])[] = [
  ['điểm phần trăm|điểm %', 'point', 0],
  ['%|phần trăm', 'percent', 0],
  ['‰', 'permille', 0],
  ['lần', 'times', 0],
  ['tạ/ha', 'measure:yield', 2],
  ['tấn/ha', 'measure:yield', 3],
  ['kg/ha', 'measure:yield', 0],
  ['kg/người|tạ/người', 'measure:kg/người', 0],
  ['héc-ta|hecta|héc ta|ha', 'measure:area', 4],
  ['km2|km²', 'measure:area', 6],
  ['m2|m²|mét vuông', 'measure:area', 0],
  ['m3|m³|mét khối', 'measure:m3', 0],
  ['km', 'measure:length', 3],
  ['cm', 'measure:length', -2],
  ['mm', 'measure:mm', 0],
  ['mét|m', 'measure:length', 0],
  ['tấn', 'measure:mass', 3],
  ['tạ', 'measure:mass', 2],
  ['kg|kilôgam', 'measure:mass', 0],
  ['lít', 'measure:lít', 0],
  ['kWh', 'measure:kWh', 0],
  ['MW|kV|kVA|MWp', 'measure:MW', 0],
  ['USD|đô la Mỹ|đô la', 'measure:usd', 0],
  ['°C|độ C', 'measure:°C', 0],
];
/** Spans of time: exact, never summed with anything else. */
const TIMES = 'ngày làm việc|ngày|tuần|tháng|năm|giờ|phút|quý|tuổi';
/** Nouns that are counted. The longer name wins; all are their own dimension. */
const COUNTS =
  'xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|thôn|làng|bản|buôn|ấp|tổ dân phố|tổ chức đảng|tổ chức|tổ|khu phố|khu dân cư|đơn vị hành chính|đơn vị|' +
  'hộ dân|hộ|nhân khẩu|khẩu|lao động|người|nhân dân|học sinh|sinh viên|học viên|diễn viên|vận động viên|giáo viên|trẻ em|trẻ|bác sĩ|điều dưỡng|y sĩ|cán bộ|công chức|viên chức|biên chế|đại biểu|đảng viên|hội viên|đoàn viên|thành viên|đồng chí|phụ nữ|' +
  'lớp|trường hợp|trường học|trường|điểm trường|phòng học|phòng|nhóm trẻ|nhóm|tiêu chí|chỉ tiêu|công trình|dự án|tiểu dự án|nhà ở|ngôi nhà|căn nhà|căn hộ|căn|nhà|' +
  'văn bản|quyết định|kế hoạch|nghị quyết|báo cáo|công văn|thông báo|tờ trình|hướng dẫn|chương trình|đề án|cuộc họp|cuộc kiểm tra|cuộc|lượt người|lượt|buổi|hội nghị|đoàn|đơn|vụ việc|vụ|việc|hồ sơ|ca mắc|ca|con|cây|suất|cái|chiếc|bộ|' +
  'giường bệnh|giường|hợp tác xã|HTX|doanh nghiệp|mô hình|sản phẩm|tổ hợp tác|ý kiến|kiến nghị|nhiệm vụ|nội dung|giải pháp|mục tiêu|gói thầu|tuyến đường|tuyến|cầu|bể|giếng|máy|tin bài|tin|bài|băng rôn|pa nô|tờ rơi|thẻ|liều|mũi|giống|loài|' +
  'chi bộ|chi hội|câu lạc bộ|cơ quan|cơ sở|trạm y tế|trạm|chợ|nhà văn hóa|thiết chế|thửa đất|thửa|giấy chứng nhận|giấy|hợp đồng|nguồn vốn|nguồn|điểm|dân tộc|khoản|vị trí|bước|phiếu|lỗi|tập thể|cá nhân|tấm|mục|phần|thủ tục hành chính|thủ tục|dịch vụ|' +
  'em học sinh|em|cháu|cử tri|khách hàng|dược sĩ|hộ sinh|kỹ thuật viên|nhân viên|chuyên viên|lãnh đạo|trưởng phòng|phó trưởng phòng|trưởng thôn|hiệu trưởng|thí sinh|nghệ nhân|tấn gạo|tờ|lô đất|lô|chỗ|khách|đội|trang|bức|vườn|chuồng|trại|chuyến|thùng|bao|hộp|gói|đợt|cặp|đôi|ô tô|xe|phương tiện|thiết bị|camera|sổ|thuê bao|bí thư|chủ tịch|phó chủ tịch|chức danh|khu|cụm|điểm cầu|điểm nhóm|danh mục|hạng mục|dòng họ|gia đình|trận|giải|huy chương|tin nhắn';

interface UnitRow {
  readonly unit: Omit<Unit, 'name'>;
}
const rows = new Map<string, UnitRow>();
const put = (names: string, unit: Omit<Unit, 'name'>) => {
  for (const name of names.split('|')) if (!rows.has(name.toLowerCase())) rows.set(name.toLowerCase(), { unit });
};
for (const [names, power] of MONEY) put(names, { dim: 'money', power, exact: false });
for (const [names, dim, power] of MEASURES) put(names, { dim, power, exact: false });
for (const name of TIMES.split('|')) put(name, { dim: `time:${name}`, power: 0, exact: true });
for (const name of COUNTS.split('|')) put(name, { dim: `count:${name}`, power: 0, exact: true });
for (const name of COUNTS.split('|'))
  for (const [scales, power] of SCALES)
    for (const scale of scales.split('|')) put(`${scale} ${name}`, { dim: `count:${name}`, power, exact: false });
for (const [scales, power] of SCALES)
  for (const scale of scales.split('|'))
    for (const [name, m] of [
      ['ha', 4],
      ['tấn', 3],
      ['m3', 0],
      ['m2', 0],
      ['USD', 0],
    ] as const) {
      const known = rows.get(name.toLowerCase());
      if (known !== undefined) put(`${scale} ${name}`, { ...known.unit, power: power + m });
    }
put('triệu', { dim: 'money', power: 6, exact: false });
put('nghìn|ngàn', { dim: 'number', power: 3, exact: false });

const escape = (name: string) => name.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
const ALTERNATIVES = [...rows.keys()]
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .map(escape)
  .join('|');
// The unit ends where the word ends: "đồng bào" is not money, "m" not the beginning of "mỗi".
const UNIT = new RegExp(`(?: ?)(${ALTERNATIVES})(?![\\p{L}\\p{N}])`, 'iuy');
/** What makes the word before it another word. */
const NOT_UNIT: Readonly<Record<string, RegExp>> = {
  đồng: /^ (?:bào|chí|thời|bộ|ruộng|ý|tình|hành|đều|phục)/iu,
  đ: /^\./u,
  việc: /^ làm/iu,
  tin: /^ (?:học|tưởng)/iu,
  phần: /^ (?:lớn|mềm|việc)/iu,
  điểm: /^ (?:nghẽn|mới)/iu,
  khu: /^ vực/iu,
  bản: /^ (?:đồ|thân)/iu,
  bộ: /^ (?:máy|trưởng)/iu,
  tỉnh: /^ lộ/iu,
};

/** The unit that starts at `at` (a space before it allowed), or null. */
export function unitAt(text: string, at: number): { readonly unit: Unit; readonly start: number; readonly end: number } | null {
  UNIT.lastIndex = at;
  const match = UNIT.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return countedNoun(text, at);
  const end = at + match[0].length;
  const row = rows.get(name.toLowerCase());
  if (row === undefined || NOT_UNIT[name.toLowerCase()]?.test(text.slice(end, end + 8)) === true) return null;
  // "%/năm", "đồng/hộ", "triệu đồng/người/năm": a rate is a unit of its own.
  const rate = /^(?:\/[\p{L}\d²³]+(?: [\p{Ll}]+)?){1,2}/u.exec(text.slice(end, end + 40));
  const per = rate === null ? null : /^\/(k?m[23²³]|\p{Ll}+)(?: (\p{Ll}+))?(?:\/(\p{Ll}+))?/u.exec(rate[0]);
  if (per !== null && row.unit.dim !== 'measure:yield') {
    const noun = rateNoun(per);
    if (noun !== null) {
      const written = noun.length + 1;
      return {
        unit: {
          dim: `${row.unit.dim}/${noun.replace('²', '2').replace('³', '3')}`,
          power: row.unit.power,
          name: `${name}/${noun}`,
          exact: false,
        },
        start: end - name.length,
        end: end + written,
      };
    }
  }
  return { unit: { ...row.unit, name }, start: end - name.length, end };
}

/** Words that follow a number without being counted. */
const NO_NOUN = new Set(
  (
    'và của trong trên so là có đạt tăng giảm năm bằng chiếm với ở tại do đã được thì từ đến cho nên khi hoặc hay theo vào còn ngoài sau trước ra lên xuống không chưa mới cao thấp nhưng để cùng mà nữa cũng sẽ đang gồm bao ' +
    'trở thuộc về như vẫn này đó kia tới qua bị bởi cả chỉ tổng lần hơn kém thứ nhất ngày tháng quý giai kỳ hiện số thành nhằm tuy vì nếu mỗi các những một hai rất phải cần nay đều riêng bình trung tương tức xấp đúng nói ước kể x'
  ).split(' '),
);
const NOUN = /(?: )(\p{Ll}+)(?![\p{L}\p{N}])/uy;

/** A noun that no list knows: "12 bóng đèn", "7 điểm trường lẻ": counted by its first word. */
function countedNoun(text: string, at: number): { readonly unit: Unit; readonly start: number; readonly end: number } | null {
  NOUN.lastIndex = at;
  const match = NOUN.exec(text);
  const noun = match?.[1];
  if (match === null || noun === undefined || noun.length < 2 || NO_NOUN.has(noun)) return null;
  const end = at + match[0].length;
  return { unit: { dim: `count:${noun}`, power: 0, name: noun, exact: true }, start: end - noun.length, end };
}

function rateNoun(per: RegExpExecArray): string | null {
  const [whole, first = '', second = '', third = ''] = per;
  const two = `${first} ${second}`;
  const head = rows.has(two) ? two : first;
  if (head.length < 2 && head !== 'm') return null;
  return third !== '' && whole.startsWith(`/${head}/`) ? `${head}/${third}` : head;
}

/** A unit named in a table's caption or header: "ĐVT: triệu đồng", "(ha)", "Tỷ lệ (%)". */
export function unitNamed(name: string): Unit | null {
  const clean = name
    .trim()
    .replace(/^\(|\)$/gu, '')
    .trim();
  const found = unitAt(clean, 0);
  return found !== null && found.end === clean.length ? found.unit : null;
}

const PEOPLE =
  'người|lao động|biên chế|nhân khẩu|khẩu|đồng chí|cán bộ|công chức|viên chức|giáo viên|học sinh|học viên|trẻ|trẻ em|em|em học sinh|cháu|đại biểu|cử tri|khách hàng|đảng viên|đoàn viên|hội viên|thành viên|phụ nữ|sinh viên|khách|diễn viên|vận động viên|nam|nữ|bác sĩ|y sĩ|dược sĩ|điều dưỡng|hộ sinh|kỹ thuật viên|nhân viên|chuyên viên|lãnh đạo|trưởng phòng|phó trưởng phòng|trưởng thôn|hiệu trưởng|thí sinh|nghệ nhân|chủ tịch|phó chủ tịch|bí thư|chức danh'.split(
    '|',
  );

/** Kinds that add up to a wider one: the parts may be written with any of them. */
export const ROLL_UPS: readonly (readonly [whole: readonly string[], parts: readonly string[]])[] = [
  [
    ['đơn vị hành chính', 'đơn vị', 'xã'],
    ['xã', 'phường', 'thị trấn', 'đặc khu', 'huyện', 'quận', 'thị xã', 'thành phố'],
  ],
  [
    ['thôn', 'khu dân cư', 'đơn vị'],
    ['thôn', 'làng', 'bản', 'buôn', 'ấp', 'tổ dân phố', 'tổ', 'khu phố'],
  ],
  [PEOPLE, PEOPLE],
  [
    ['căn', 'nhà', 'căn nhà', 'ngôi nhà', 'nhà ở', 'căn hộ'],
    ['căn', 'nhà', 'căn nhà', 'ngôi nhà', 'nhà ở', 'căn hộ'],
  ],
  [
    ['ca', 'ca mắc', 'trường hợp'],
    ['ca', 'ca mắc', 'trường hợp'],
  ],
  [
    ['hộ', 'hộ dân', 'gia đình'],
    ['hộ', 'hộ dân', 'gia đình'],
  ],
  [
    ['nhóm', 'lớp'],
    ['nhóm', 'lớp'],
  ],
  [
    ['văn bản'],
    ['văn bản', 'quyết định', 'kế hoạch', 'nghị quyết', 'báo cáo', 'công văn', 'thông báo', 'tờ trình', 'hướng dẫn', 'chương trình'],
  ],
  [
    ['đơn', 'vụ việc', 'việc', 'vụ'],
    ['đơn', 'vụ việc', 'việc', 'vụ'],
  ],
  [
    ['cơ sở', 'đơn vị', 'trường'],
    ['trường', 'trường học', 'điểm trường', 'cơ sở', 'cơ quan', 'trạm', 'trạm y tế'],
  ],
];

/** Whether parts of these units may be added into a whole of that unit. */
export function addsInto(whole: Unit | null, part: Unit | null): boolean {
  if (whole === null || part === null) return whole === part;
  if (whole.dim === part.dim) return true;
  const [w, p] = [whole.dim, part.dim].map((dim) => (dim.startsWith('count:') ? dim.slice(6) : null));
  if (w == null || p == null) return false;
  // "496 phòng học, gồm … 389 phòng": the shorter name stands for the longer.
  if (w.startsWith(`${p} `) || p.startsWith(`${w} `)) return true;
  return ROLL_UPS.some(([wholes, parts]) => wholes.includes(w) && parts.includes(p));
}
