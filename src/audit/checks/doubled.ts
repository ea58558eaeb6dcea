/** Words and phrases written twice in a row. Vietnamese doubles syllables on purpose ("luôn luôn"), so a single one is only reported when listed. */
import type { Found } from '../found.ts';
import type { Outline, Piece } from '../outline.ts';

/** A paragraph so long is not said twice in a row on purpose. */
const LONG_BLOCK = 80;

function repeatedBlocks(outline: Outline): Found[] {
  const found: Found[] = [];
  let last: Piece | undefined;
  for (const piece of outline.pieces) {
    if (piece.block.kind === 'cell' || piece.block.kind === 'header') continue;
    const { text } = piece.view;
    if (last !== undefined && text.length >= LONG_BLOCK && text === last.view.text && found.length < 5)
      found.push({
        rule: 'text',
        severity: 'warning',
        message: `Đoạn “${text.slice(0, 60).trim()}…” được viết hai lần liền nhau; cần bỏ bớt một đoạn.`,
        spots: [
          { piece: piece.index, start: 0, end: text.length },
          { piece: last.index, start: 0, end: last.view.text.length },
        ],
      });
    last = piece;
  }
  return found;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly lower: string;
  /** Nothing but one space stands between it and the next. */
  readonly joined: boolean;
}

const LONGEST = 10;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’&/.,-]*/gu)) {
    const word = match[0].replace(/[.,'’&/-]+$/u, '');
    const end = match.index + word.length;
    tokens.push({
      start: match.index,
      end,
      word,
      lower: word.toLocaleLowerCase('vi'),
      joined: text[end] === ' ' && /[\p{L}\p{N}]/u.test(text[end + 1] ?? ''),
    });
  }
  return tokens;
}

/** Syllables that are never doubled on purpose; the words after which a true pair may meet ("kèm theo theo quy định"). */
const NEVER: ReadonlyMap<string, RegExp | null> = new Map<string, RegExp | null>([
  ...'của và các những hoặc nhưng thì mà sẽ đang cũng nếu với khi tại cho vốn để đã mức huyện tỉnh thôn nguồn khoản'
    .split(' ')
    .map((word) => [word, null] as const),
  ['trong', /^(?:bên|phía|ở|nước|còn)$/u],
  ['về', /^(?:trở|đi|quay|kéo|chuyển|gửi|nộp|rút|mang|đưa)$/u],
  ['là', /^(?:tức|ủi|hay|cho)$/u],
  ['có', /^(?:hiện|nếu|đang|chưa|không|sẵn|vốn|đã|mới)$/u],
  ['số', /^(?:chữ|hệ|tham|dữ|thư|ký|chuyển|mã|ẩn|biến|dãy|liệu|kỹ|hằng|chỉ|phân|tỷ|tỉ|tài|bản|nội)$/u],
  ['theo', /^(?:kèm|tiếp|đi|dõi|làm|gửi|mang|dựa|chạy|bám|đính)$/u],
  ['do', /^(?:lý|tự|lí)$/u],
  ['bị', /^(?:thiết|trang|chuẩn|dự)$/u],
  ['vào', /^(?:đầu|ra|đưa|căn)$/u],
  ['như', /^(?:hầu|dường|gần|cũng|coi|giống|xem)$/u],
  ['trên', /^(?:như|nêu|nói|kể|phía|bên|cấp|từ)$/u],
  ['được', /^(?!(?:đã|phải|không|chưa|cần|sẽ|để|và|đang)$)/u],
  ['đến', /^(?:chuyển|gửi|nơi|đi|liên|tới|văn|công|quan)$/u],
  ['xã', /^(?:cấp|thị|hợp|tác)$/u],
  ['quy', /^.*$/u],
]);
/** Only before a number: "ngày ngày 20/5", "Điều Điều 5". */
const BEFORE_NUMBER: ReadonlyMap<string, RegExp> = new Map([
  ['ngày', /^(?:\d+|mỗi|hằng|hàng|nhiều)$/u],
  ['điều', /^$/u],
  ['tháng', /^(?:\d+|mỗi|hằng|hàng|nhiều)$/u],
]);
/** Compounds that follow the one who does it: "chủ đầu tư đầu tư", "Ban Chỉ đạo chỉ đạo", "các tổ chức tổ chức hội nghị". */
const DOERS = new Set(
  'cơ quan đơn vị tổ chức người hội đồng bên ban đoàn tổ nhóm cá nhân chủ nhà khách hàng công ty doanh nghiệp ngân hàng trung tâm viện cơ sở đại lý trường phòng văn cán bộ viên hộ bộ phận tài sản hợp biện pháp quỹ thị giấy phương tiện dịch vụ chất lượng hoạt động bảo kết quả nội dung mức giá'.split(
    ' ',
  ),
);
const SELF_DOING = new Set([
  'tổ chức',
  'đầu tư',
  'quản lý',
  'chỉ đạo',
  'thẩm định',
  'kiểm định',
  'giám định',
  'giám sát',
  'bảo đảm',
  'bảo hiểm',
  'sử dụng',
  'đăng ký',
  'đại diện',
  'vận chuyển',
  'vận hành',
  'chứng nhận',
  'kiểm tra',
  'thanh tra',
  'thi hành',
  'thực hiện',
  'hỗ trợ',
  'bảo vệ',
  'tư vấn',
  'kiểm toán',
  'điều tra',
  'xét xử',
  'cung cấp',
  'sản xuất',
  'kinh doanh',
  'xây dựng',
  'chủ trì',
  'phối hợp',
  'khai thác',
  'phục vụ',
  'công chứng',
  'chứng thực',
  'tiếp nhận',
  'cho vay',
  'bảo lãnh',
  'đấu giá',
  'định giá',
  'đào tạo',
  'hướng dẫn',
  'điều phối',
  'điều hành',
  'chuyển nhượng',
  'nhận',
  'góp vốn',
  'bảo tồn',
  'xúc tiến',
  'chấp hành',
  'lãnh đạo',
  'thường trực',
  'kiểm soát',
  'vay vốn',
  'cho thuê',
  'cho mượn',
  'mua bán',
  'thuê mua',
  'thu hồi',
  'giao khoán',
]);
/** Said twice on purpose, in whole phrases. */
const ON_PURPOSE = /^(?:từng|ngày|dần|muôn|đời|càng|luôn|mãi) /u;

export function doubledFindings(outline: Outline): Found[] {
  return [...outline.pieces.flatMap(doubledIn), ...repeatedBlocks(outline)];
}

function doubledIn(piece: Piece): Found[] {
  const { text } = piece.view;
  if (text.length < 5) return [];
  const tokens = tokensOf(text);
  const allCaps = text === text.toLocaleUpperCase('vi');
  const found: Found[] = [];
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const length = doubledAt(tokens, i);
    if (length === 0) continue;
    // A third time: a form or a refrain; none of it is a slip.
    const times = timesSaid(tokens, i, length);
    if (times > 2) {
      i += times * length - 1;
      continue;
    }
    const [first, last] = [tokens[i], tokens[i + 2 * length - 1]];
    const middle = tokens[i + length - 1];
    if (first === undefined || last === undefined || middle === undefined) continue;
    if (length === 1 ? !isSlipOfOne(tokens, i) : isMeant(tokens, i, length, allCaps)) {
      if (length === 1) continue;
      i += length - 1;
      continue;
    }
    const printed = text.slice(first.start, last.end);
    const kept = text.slice(first.start, middle.end);
    const spot = { piece: piece.index, start: first.start, end: last.end };
    found.push({
      rule: 'text',
      severity: 'warning',
      message: `“${printed}” lặp lại liền nhau; cần bỏ bớt một “${text.slice(tokens[i + length]?.start ?? 0, last.end)}” hoặc viết lại cho đủ ý.`,
      spots: [spot],
      stated: printed,
      expected: kept,
      suggestion: { spot, with: kept, support: 1, reason: 'Cụm từ được viết hai lần liền nhau.' },
    });
    i += 2 * length - 1;
  }
  return [...found, ...aroundIn(piece, tokens)];
}

/** The length of the shortest phrase at `i` that is said again at once; 0 for none. */
function doubledAt(tokens: readonly Token[], i: number): number {
  for (let length = 1; length <= LONGEST && i + 2 * length <= tokens.length; length += 1) {
    if (tokens[i + length - 1]?.joined !== true) return 0;
    if (tokens[i]?.lower !== tokens[i + length]?.lower) continue;
    let same = 0;
    while (
      same < length &&
      tokens[i + same]?.lower === tokens[i + length + same]?.lower &&
      (same === length - 1 || tokens[i + length + same]?.joined === true)
    )
      same += 1;
    if (same === length) return length;
  }
  return 0;
}

/** How often the phrase at `i` is said in a row. */
function timesSaid(tokens: readonly Token[], i: number, length: number): number {
  const again = (time: number) =>
    Array.from({ length }, (_, k) => k).every((k) => tokens[i + k]?.lower === tokens[i + time * length + k]?.lower);
  let times = 1;
  while (again(times)) times += 1;
  return times;
}

const HAS_DIGIT = /\p{N}/u;

function isSlipOfOne(tokens: readonly Token[], i: number): boolean {
  const [first, second] = [tokens[i], tokens[i + 1]];
  const next = tokens[i + 2];
  if (first === undefined || second === undefined || HAS_DIGIT.test(first.word)) return false;
  // "xã Tân Lập lập kế hoạch", "Ba Ba": a name and the word after it.
  if (/^\p{Lu}/u.test(second.word) && first.word !== first.word.toLocaleUpperCase('vi')) return false;
  const before = i > 0 && tokens[i - 1]?.joined === true ? (tokens[i - 1]?.lower ?? '') : '';
  if (/^\p{Lu}/u.test(first.word) && before !== '' && first.word !== first.word.toLocaleUpperCase('vi')) return false;
  if (!NEVER.has(first.lower) && !BEFORE_NUMBER.has(first.lower)) return false;
  const onlyBefore = BEFORE_NUMBER.get(first.lower);
  if (onlyBefore !== undefined) return second.joined && /^\d/u.test(next?.word ?? '') && !onlyBefore.test(before === '' ? '-' : before);
  const unless = NEVER.get(first.lower);
  if (unless != null && before !== '' && unless.test(before)) return false;
  // "được được" only after a word that no verb follows; at the head of a block nothing is known.
  if (first.lower === 'được' && before === '') return false;
  return true;
}

function isMeant(tokens: readonly Token[], i: number, length: number, allCaps: boolean): boolean {
  const phrase = tokens.slice(i, i + length);
  if (phrase.some((token) => HAS_DIGIT.test(token.word))) return true;
  if (phrase.every((token) => token.word.length === 1)) return true;
  const again = tokens.slice(i + length, i + 2 * length);
  // Names: "Hồ Hồ …", "Krông Pa Krông Pa".
  const title = (list: readonly Token[]) => list.every((token) => /^\p{Lu}/u.test(token.word));
  if (!allCaps && title(phrase) && title(again)) return true;
  const lower = phrase.map((token) => token.lower).join(' ');
  if (ON_PURPOSE.test(`${lower} `)) return true;
  const beforeOne = tokens[i - 1]?.lower ?? '';
  // "người phải thi hành án phải thi hành án".
  if (length > 2 && /^(?:được|phải|bị|có|đã|đang|sẽ|không)$/u.test(phrase[0]?.lower ?? '') && DOERS.has(beforeOne)) return true;
  if (length !== 2) return false;
  const before = [tokens[i - 1], tokens[i - 2], tokens[i - 3]].map((token) => token?.lower ?? '');
  return lower === 'tổ chức' || (SELF_DOING.has(lower) && before.some((word) => DOERS.has(word)));
}

const GAP = new Set(['các', 'những', 'mọi', 'từng', 'thành', 'viên', 'của']);

/** "ban chỉ đạo các thành viên ban chỉ đạo": a phrase, a few words of its kind, the phrase again. A note. */
function aroundIn(piece: Piece, tokens: readonly Token[]): Found[] {
  const { text } = piece.view;
  for (let i = 0; i + 6 < tokens.length; i += 1) {
    for (let gap = 2; gap <= 3; gap += 1) {
      const k = i + 3 + gap;
      if ([0, 1, 2].some((n) => tokens[i + n]?.lower !== tokens[k + n]?.lower)) continue;
      const between = tokens.slice(i + 3, k);
      if (!between.every((token) => GAP.has(token.lower)) || !between.some((token) => token.lower === 'các')) continue;
      const run = tokens.slice(i, k + 2);
      if (!run.every((token) => token.joined) || run.some((token) => HAS_DIGIT.test(token.word))) continue;
      const [start, end] = [tokens[i]?.start ?? 0, tokens[k + 2]?.end ?? 0];
      return [
        {
          rule: 'text',
          severity: 'note',
          message: `“${text.slice(start, end)}” có thể bị lặp từ; cần đọc lại câu này.`,
          spots: [{ piece: piece.index, start, end }],
        },
      ];
    }
  }
  return [];
}
