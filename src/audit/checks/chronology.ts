/** Rule `chronology`: a body issues nothing before it is established; what implements a document does not precede it. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import type { Citation } from '../citations.ts';
import { dayNumber } from '../dates.ts';
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';
import { fullSpotOf, printedDate, spotOf, wordsAt } from './cited.ts';
import { isYearApart } from './dates.ts';

export function chronologyFindings(outline: Outline, citations: readonly Citation[]): Found[] {
  const dated = citations.filter((one) => one.date?.exists === true && !isYearApart(one) && !one.own);
  return [...beforeEstablished(outline, dated), ...beforeWhatItServes(outline, dated)];
}

/** A body as its name says: "ban chi dao", what for, where, which years. */
interface Body {
  readonly kind: string;
  readonly topic: string;
  readonly place: string;
  readonly level: string;
  readonly period: string;
}

const BODY_WORDS =
  '(?:Ban Chỉ đạo|Ban Quản lý|Tổ công tác|Tổ giúp việc|Hội đồng (?!nhân dân)|Ban Chỉ huy|Đoàn kiểm tra|Đoàn giám sát|Ban Tổ chức (?!Tỉnh|Huyện|Trung)|Ban Giám sát|Ban Vận động|Tiểu ban|Quỹ )';
const NAMED_BODY = new RegExp(`${BODY_WORDS}[^.;:()“”"]{0,170}`, 'iu');
const AMENDED = /kiện toàn|thay thế|sửa đổi|bổ sung|điều chỉnh|thành lập lại|tái lập|thay đổi/iu;

function bodyOf(words: string): Body | null {
  const named = NAMED_BODY.exec(words)?.[0];
  if (named === undefined) return null;
  const folded = foldVietnamese(named)
    .replace(/mtqg/gu, 'muc tieu quoc gia')
    .replace(/[^a-z0-9 -]+/gu, ' ')
    .replace(/\s+/gu, ' ');
  const period =
    /(?:giai doan |nhiem ky |nam )?((?:19|20)\d{2} ?- ?(?:(?:19|20)\d{2}|\d{2}))/u.exec(folded)?.[1]?.replace(/ /gu, '') ??
    /nam ((?:19|20)\d{2})/u.exec(folded)?.[1] ??
    '';
  const rest = folded.replace(/,? ?(?:giai doan|nhiem ky|nam)? ?(?:19|20)\d{2}.*$/u, '');
  const level = /(?:^|\s)(tinh|huyen|xa|thanh pho|thi xa|quan|phuong|thi tran|trung uong)(?:\s|$)(?!hoi)/u.exec(rest);
  const kind = rest.split(' ').slice(0, 3).join(' ');
  const topicEnd = level?.index ?? rest.length;
  const topic = rest
    .slice(kind.length, topicEnd)
    .replace(/(?:^|\s)(?:cac|thuc hien|trien khai|ve|cap|cua|va)(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const place =
    level === null
      ? ''
      : rest
          .slice(level.index + level[0].length)
          .replace(/(?:^|\s)(?:da|tai|theo|de|la|duoc|tiep tuc|gom|do)(?:\s.*)?$/u, '')
          .trim();
  return { kind, topic, place, level: level?.[1] ?? '', period };
}

type Likeness = 'same' | 'maybe' | 'different';
function sameBody(a: Body, b: Body): Likeness {
  if (a.kind !== b.kind) return 'different';
  if (a.level !== '' && b.level !== '' && a.level !== b.level) return 'different';
  if (a.place !== '' && b.place !== '' && !a.place.startsWith(b.place) && !b.place.startsWith(a.place)) return 'different';
  if (a.period !== '' && b.period !== '' && a.period !== b.period) return 'different';
  if (a.topic !== '' && b.topic !== '' && a.topic !== b.topic)
    return a.topic.startsWith(b.topic) || b.topic.startsWith(a.topic) ? 'maybe' : 'different';
  return a.topic === b.topic && a.period === b.period && a.level === b.level ? 'same' : 'maybe';
}

interface Act {
  readonly citation: Citation;
  readonly body: Body;
}

const DOCUMENT_WORD = '(?:Quyết định|Nghị quyết|Thông báo|Kế hoạch|văn bản)';
const ESTABLISHED_BY = new RegExp(
  `thành lập (${BODY_WORDS}[^.;:“”"]{0,170}?) (?:tại|theo|bằng|kèm theo|ở) ${DOCUMENT_WORD}(?: số)? ?$`,
  'iu',
);
const WAS_ESTABLISHED = new RegExp(
  `(${BODY_WORDS}[^.;:()“”"]{0,170}?),? ?\\(?(?:được |đã được )?thành lập (?:tại|theo|bằng) ${DOCUMENT_WORD}(?: số)? ?$`,
  'iu',
);
const DECIDES_TO = /^ ?,? ?(?:về |v\/v ?)?(?:việc )?thành lập /iu;
const RULES_OF = new RegExp(
  `(?:quy chế (?:hoạt động|làm việc|tổ chức)[^.;:]{0,30}?|phân công (?:nhiệm vụ )?(?:cho )?(?:các )?thành viên |chương trình công tác (?:năm \\d{4} )?)(?:của )?(${BODY_WORDS}[^.;:]{0,170})`,
  'iu',
);

/** The sentence (to the semicolon) before an offset. */
function before(text: string, at: number, most = 240): string {
  const part = text.slice(Math.max(0, at - most), at);
  const cut = Math.max(part.lastIndexOf('; '), part.lastIndexOf('. '));
  return cut < 0 ? part : part.slice(cut + 2);
}

function establishing(text: string, citation: Citation): Body | null {
  if (DECIDES_TO.test(citation.about)) {
    const words = /^[^.;:]{0,220}/u.exec(citation.about)?.[0] ?? '';
    return AMENDED.test(words) ? null : bodyOf(words);
  }
  const ahead = before(text, citation.start);
  const words = ESTABLISHED_BY.exec(ahead)?.[1] ?? WAS_ESTABLISHED.exec(ahead)?.[1];
  return words === undefined || AMENDED.test(ahead) ? null : bodyOf(words);
}

/** What the body itself issued: by its symbol, or its own rules of work. */
function ownAct(text: string, citation: Citation): { readonly body: Body; readonly bySymbol: boolean } | null {
  const bySymbol = /-(?:BCĐ|BQL|BCH|TCT)[\p{L}\d]{0,8}$/u.test(citation.symbol);
  const about = /^[^.;:]{0,230}/u.exec(citation.about)?.[0] ?? '';
  const rules = RULES_OF.exec(about);
  if (!bySymbol && rules === null) return null;
  const issuer = bodyOf(citation.issuer);
  const ahead = before(text, citation.start);
  const actor = new RegExp(`(${BODY_WORDS}[^.;:]{0,80}?) (?:đã )?ban hành`, 'iu').exec(ahead)?.[1];
  const body =
    (rules?.[1] === undefined ? null : bodyOf(rules[1])) ??
    issuer ??
    (actor === undefined ? null : bodyOf(actor)) ??
    (/BCĐ/u.test(citation.symbol) ? { kind: 'ban chi dao', topic: '', place: '', level: '', period: '' } : null);
  return body === null ? null : { body, bySymbol };
}

function beforeEstablished(outline: Outline, citations: readonly Citation[]): Found[] {
  const established: Act[] = [];
  const acts: (Act & { readonly bySymbol: boolean })[] = [];
  for (const citation of citations) {
    const text = outline.pieces[citation.piece]?.view.text ?? '';
    const birth = establishing(text, citation);
    if (birth !== null) established.push({ citation, body: birth });
    const act = birth === null ? ownAct(text, citation) : null;
    if (act !== null) acts.push({ citation, ...act });
  }
  if (established.length === 0 || established.length > 40) return [];
  const found: Found[] = [];
  const seen = new Set<string>();
  for (const act of acts) {
    const key = `${act.citation.printed}|${act.citation.date?.key}`;
    if (seen.has(key)) continue;
    const likes = established.map((one) => ({ one, like: sameBody(act.body, one.body) })).filter(({ like }) => like !== 'different');
    const early = likes.filter(({ one }) => (one.citation.date?.key ?? 0) <= (act.citation.date?.key ?? 0));
    const late = likes.filter(({ one }) => (one.citation.date?.key ?? 0) > (act.citation.date?.key ?? 0));
    const same = late.filter(({ like }) => like === 'same');
    const birth = same[0] ?? late[0];
    // An earlier establishment explains the act; a doubtful body among several is nobody's.
    if (birth === undefined || early.length > 0 || (same.length === 0 && late.length > 1)) continue;
    seen.add(key);
    const anySameKind = established.filter((one) => one.body.kind === act.body.kind).length;
    const nameless = act.body.topic === '' && act.body.level === '';
    const near = Math.abs(act.citation.piece - birth.one.citation.piece) <= 1;
    // More than a year apart the body may have been set up a second time.
    const apart = daysBetween(act.citation, birth.one.citation) > 366 || crossesMerger(act.citation, birth.one.citation);
    const certain =
      birth.like === 'same' &&
      same.length === 1 &&
      (act.bySymbol || RULES_OF.test(act.citation.about)) &&
      (!nameless || (anySameKind === 1 && near)) &&
      !apart;
    const [first, second] = [wordsAt(outline, spotOf(act.citation)), wordsAt(outline, spotOf(birth.one.citation))];
    found.push({
      rule: 'chronology',
      severity: certain ? 'error' : 'warning',
      message: `Văn bản số ${first} ghi ngày ${printedDate(outline, act.citation)}, trước khi cơ quan ban hành nó được thành lập theo số ${second} ngày ${printedDate(outline, birth.one.citation)}, nên ${certain ? 'một trong hai ngày không đúng' : 'có thể một trong hai ngày không đúng'}; cần đối chiếu văn bản gốc.`,
      spots: [fullSpotOf(act.citation), fullSpotOf(birth.one.citation)],
      stated: printedDate(outline, act.citation),
    });
  }
  return found;
}

function daysBetween(a: Citation, b: Citation): number {
  if (a.date === null || b.date === null) return 0;
  return Math.abs(dayNumber(b.date.year, b.date.month, b.date.day) - dayNumber(a.date.year, a.date.month, a.date.day));
}
/** Offices of the whole country were set up anew on 1 July 2025. */
const crossesMerger = (a: Citation, b: Citation) => (a.date?.key ?? 0) < 2025_07_01 && (b.date?.key ?? 0) >= 2025_07_01;

const SERVES =
  /^ ?,? ?(?:(?:của|do) [^,;.:]{2,80}? )?(?:về |v\/v ?)?(?:việc )?(?:ban hành (?:kế hoạch|chương trình) )?(?:hướng dẫn |quy định chi tiết )?(?:tổ chức )?(?:triển khai thực hiện|triển khai|thực hiện|thi hành|cụ thể hóa|sửa đổi, bổ sung|quy định chi tiết|sửa đổi|bổ sung|thay thế|bãi bỏ)(?: một số điều| một số nội dung| một số khoản)?(?: của| theo)?(?: các)? (?:Nghị quyết|Quyết định|Nghị định|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Kết luận|Luật|Công văn|Đề án)(?: hành động)?(?: số)?:? ?$/iu;

/** "Kế hoạch A ngày … thực hiện Nghị quyết B ngày …": A is not earlier than B. */
function beforeWhatItServes(outline: Outline, citations: readonly Citation[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i + 1 < citations.length; i += 1) {
    const [first, second] = [citations[i], citations[i + 1]];
    if (first?.date == null || second?.date == null || first.piece !== second.piece || first.date.key >= second.date.key) continue;
    if (second.start - first.date.end > 220 || second.listStart !== second.start) continue;
    const text = outline.pieces[first.piece]?.view.text ?? '';
    if (!SERVES.test(text.slice(first.date.end, second.start))) continue;
    found.push({
      rule: 'chronology',
      severity: 'warning',
      message: `Văn bản số ${wordsAt(outline, spotOf(first))} ngày ${printedDate(outline, first)} lại thực hiện văn bản số ${wordsAt(outline, spotOf(second))} ban hành sau, ngày ${printedDate(outline, second)}; cần kiểm tra hai ngày này.`,
      spots: [fullSpotOf(first), fullSpotOf(second)],
      stated: printedDate(outline, first),
    });
  }
  return found;
}
