/**
 * Whether the parts of a list can only be all of it: families that are complete by their meaning, families that people seldom leave
 * incomplete, and names that cannot overlap.
 */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import type { Statement } from '../statements.ts';

export type Family = 'closed' | 'usual' | 'disjoint' | 'open';

interface Closed {
  /** Each part must match one, no two the same. */
  readonly members: readonly RegExp[];
  /** How many members must be there. */
  readonly least: number;
  /** The total must speak of this, where given. */
  readonly total?: RegExp;
  /** Not complete by meaning: a part may be left unsaid after "trong đó" ("THPT", "vốn vay"). */
  readonly usual?: boolean;
}

const CLOSED: readonly Closed[] = [
  { members: [/dau tu phat trien|\bdtpt\b|von dau tu\b/u, /su nghiep|\bsn\b|thuong xuyen/u], least: 2 },
  { members: [/chi dau tu/u, /thuong xuyen/u, /du phong/u, /cai cach tien luong/u], least: 3, usual: true },
  {
    members: [/trung uong|\bnstw\b/u, /dia phuong|\bnsdp\b|doi ung/u],
    least: 2,
    total: /ngan sach|nsnn|ke hoach von/u,
    usual: true,
  },
  {
    members: [/trung uong|\bnstw\b/u, /ngan sach tinh|\bnst\b/u, /ngan sach huyen|\bnsh\b/u, /ngan sach xa|\bnsx\b/u],
    least: 3,
    total: /ngan sach|nsnn/u,
    usual: true,
  },
  { members: [/dan toc thieu so|\bdtts\b/u, /giam ngheo|\bgnbv\b/u, /nong thon moi|\bntm\b/u], least: 3 },
  { members: [/\bnam\b/u, /\bnu\b/u], least: 2 },
  { members: [/mam non|mau giao/u, /tieu hoc/u, /thcs|trung hoc co so/u, /thpt|trung hoc pho thong/u], least: 3, usual: true },
  { members: [/khu vuc iii\b/u, /khu vuc ii\b/u, /khu vuc i\b/u], least: 3 },
  { members: [/can ngheo/u, /ho ngheo|\bngheo\b/u], least: 2, total: /ngheo.{1,30}can ngheo/u },
  { members: [/\bda\b|hoan thanh|\bdat\b|xong/u, /\bdang\b/u, /\bchua\b|\bkhong\b/u], least: 3 },
  { members: [/dung han|truoc han/u, /qua han|tre han/u, /chua den han|con han|trong han/u], least: 2, usual: true },
  { members: [/thanh thi|do thi/u, /nong thon/u], least: 2 },
  { members: [/trong nuoc/u, /nuoc ngoai|ngoai nuoc|quoc te/u], least: 2 },
  { members: [/nong.{0,25}(?:lam|thuy san|nghiep)/u, /cong nghiep|xay dung/u, /dich vu/u, /thue san pham/u], least: 3, usual: true },
  { members: [/bang tien|tien mat/u, /hien vat/u, /ngay cong/u], least: 2, usual: true },
  {
    members: [/khien trach/u, /canh cao/u, /ha bac luong|giang chuc|cach chuc/u, /buoc thoi viec|khai tru|sa thai/u],
    least: 3,
    usual: true,
  },
  { members: [/thu noi dia/u, /bo sung|tro cap/u, /chuyen nguon/u, /ket du/u], least: 3, usual: true },
];
/** "nông nghiệp … phi nông nghiệp", "trong hạn … ngoài hạn", "đạt … không đạt": the second side is the first denied. */
const DENIED = /^(?:khong|chua|phi|ngoai) (.{2,40})$/u;
function isDenied(first: string, second: string): boolean {
  const clean = (label: string) =>
    (label.split(/trong (?:so )?do|\bgom\b|:/u).at(-1) ?? '')
      .replace(/[^\p{L}\s]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
  const [yes, no] = [clean(first).replace(/^(?:da|duoc|co) /u, ''), clean(second)];
  const denied = DENIED.exec(no)?.[1];
  return (
    denied !== undefined &&
    yes.length >= 2 &&
    (yes === denied || yes.startsWith(`${denied} `) || yes === `trong ${denied}` || denied.startsWith(`${yes} `))
  );
}

/** A remainder makes any list complete; "3 xã khác đang trình" says more of some others and is none. */
const REMAINDER = /\bcon lai\b|\bkhac(?: la| co| duoc| dat)?[\s:]*$/u;
/** Words that say the list is a selection. */
const SELECTION = /\bchu yeu\b|\bnhu\b|\bmot so\b|\bdien hinh\b|\bnoi bat\b|\brieng\b|\bdac biet\b|\bit nhat\b/u;

/** What the words of the parts, before and behind their figures, and of the total say of the list. */
export function familyOf(parts: readonly Pick<Statement, 'label' | 'post'>[], total: string): Family {
  const labels = parts.map(({ label, post }) => foldVietnamese(`${label} ${post}`));
  const sides = parts.map(({ label, post }) => [foldVietnamese(label), foldVietnamese(post)] as const);
  if (parts.length < 2) return 'open';
  if (sides.some(([before, behind]) => REMAINDER.test(before) || REMAINDER.test(behind))) return 'closed';
  const [[first = '', firstPost = ''] = [], [second = '', secondPost = ''] = []] = sides;
  if (parts.length === 2 && (isDenied(first, second) || isDenied(firstPost, secondPost))) return 'closed';
  const known = CLOSED.find((family) => isWhole(family, labels, total));
  if (known !== undefined) return known.usual === true ? 'usual' : 'closed';
  return parts.every(({ label, post }) => isProper(`${label} ${post}`)) &&
    new Set(labels.map((label) => label.trim())).size === labels.length
    ? 'disjoint'
    : 'open';
}

/** Every label is a member of the family, no two the same one, and enough members are there. */
function isWhole({ members, least, total }: Closed, labels: readonly string[], of: string): boolean {
  if (labels.length < least || (total !== undefined && !total.test(foldVietnamese(of)))) return false;
  const used = new Set<number>();
  return labels.every((label) => {
    const member = members.findIndex((pattern, index) => !used.has(index) && pattern.test(label));
    if (member >= 0) used.add(member);
    return member >= 0;
  });
}

/** "xã Đăk Kôi", "Dự án 4", "Chương trình MTQG …", "Quý I": names of one kind do not overlap. */
function isProper(label: string): boolean {
  const clean = label.replace(/^[\s,:;.–-]*(?:và |là |có |tại |ở |của |với |nguồn |vốn )*/iu, '');
  return /^(?:(?:xã|phường|thị trấn|thôn|làng|bản|buôn|ấp|tổ|huyện|tỉnh|trường|phòng|dự án|tiểu dự án|chương trình|CTMTQG|CT|quý|tháng|khu vực|nhóm|khối|đợt|năm|loại|hạng|nguồn) )?(?:[\p{Lu}\d]|MTQG)/u.test(
    clean,
  );
}

export function isSelection(words: string): boolean {
  return SELECTION.test(foldVietnamese(words)) || /…|\.\.\.|v\.v/u.test(words);
}
