/** Rules of decisions and documents. */
import { formatDay, toDay } from '../../kernel/calendar.ts';
import type { EntryLine } from '../../ledger/model.ts';
import { entriesOf, groups, standingLines } from '../funds.ts';
import { type Found, PRACTICE, type Rule } from '../model.ts';

/** Carrying over and cancelling are booked when each fund is settled: one decision, several days. */
const DECISIONS = new Set(['assign', 'withdraw', 'allocate', 'transfer']);
/** "QĐ 02/2023/QĐ-UBND": the year that a number itself carries. */
const YEAR_IN_NUMBER = /\d+\/((?:19|20)\d{2})\/[A-ZĐ]/;
/** Decisions on single matters ("15/QĐ-UBND") are numbered anew each year: the same number of another year is another document. */
const yearlyNumber = (number: string, day: string): string => (YEAR_IN_NUMBER.test(number) ? number : `${number} ${day.slice(0, 4)}`);

const ONE_DATE: Rule = {
  id: 'one-document-two-dates',
  title: 'Một văn bản, một ngày',
  explain:
    'Một quyết định giao, phân bổ hay điều chỉnh chỉ có một ngày; sổ ghi hai ngày cho cùng số quyết định của một đơn vị thì một trong hai ngày sai, hoặc là hai văn bản trùng số của hai cơ quan. Số không ghi năm (15/QĐ-UBND) được đánh lại mỗi năm nên chỉ so trong cùng một năm.',
  remedy: 'Sửa ngày sai bằng bút toán đảo và bút toán mới, hoặc ghi rõ cơ quan ban hành trong số văn bản.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const decided = lines.filter((line) => DECISIONS.has(line.event));
    if (decided.length === 0) return 'chưa có quyết định nào trong sổ';
    // A unit is given money by a decision from above and gives it on by one of its own: the same number may be two documents.
    const givenFromAbove = (line: EntryLine) => line.event === 'assign' || line.event === 'withdraw';
    const issuer = (line: EntryLine) => (givenFromAbove(line) ? `trên|${line.to.unit}` : `đơn vị|${line.from.unit}`);
    return groups(decided, (line) => `${yearlyNumber(line.document, line.effectiveOn)}|${issuer(line)}`).flatMap(([name, own]): Found[] => {
      const days = [...new Set(own.map((line) => line.effectiveOn))].sort();
      if (days.length < 2) return [];
      return [
        {
          about: name,
          message: `${own[0]?.document} có ${days.length} ngày trong sổ: ${days.map(formatDay).join(', ')}.`,
          entries: entriesOf(own),
        },
      ];
    });
  },
};

const DOCUMENT_DATES: Rule = {
  id: 'document-dates',
  title: 'Văn bản dùng trong báo cáo có một ngày ban hành',
  explain:
    'Danh sách văn bản của đơn vị ghi cùng số ký hiệu, cùng cơ quan với hai ngày ban hành khác nhau; số không ghi năm được đánh lại mỗi năm nên chỉ so trong cùng một năm.',
  remedy: 'Đối chiếu bản gốc và sửa ngày ở trang Văn bản.',
  severity: 'error',
  ...PRACTICE,
  confidence: 'verified',
  check: (input) => {
    const dated = input.steering.documents.filter(({ data }) => data.issuedOn !== null);
    if (dated.length === 0) return 'chưa có văn bản nào ghi ngày ban hành';
    return groups(dated, ({ data }) => `${yearlyNumber(data.number, data.issuedOn ?? '')}|${data.issuer}`).flatMap(
      ([name, own]): Found[] => {
        const days = [...new Set(own.map(({ data }) => data.issuedOn ?? ''))].sort();
        if (days.length < 2) return [];
        return [
          {
            about: name,
            message: `${own[0]?.data.number} của ${own[0]?.data.issuer} có ${days.length} ngày ban hành: ${days.map((day) => formatDay(toDay(day))).join(', ')}.`,
          },
        ];
      },
    );
  },
};

const DOCUMENT_YEAR: Rule = {
  id: 'document-year',
  title: 'Năm trong số ký hiệu đúng với năm ban hành',
  explain: 'Số ký hiệu của văn bản quy phạm có năm ban hành, ví dụ 02/2023/QĐ-UBND. Ngày ban hành ghi năm khác thì số hoặc ngày sai.',
  remedy: 'Đối chiếu bản gốc và sửa số hoặc ngày ở trang Văn bản.',
  severity: 'warning',
  ...PRACTICE,
  confidence: 'verified',
  check: (input) => {
    const dated = input.steering.documents.filter(({ data }) => data.issuedOn !== null && YEAR_IN_NUMBER.test(data.number));
    if (dated.length === 0) return 'chưa có văn bản nào vừa có năm trong số ký hiệu vừa có ngày ban hành';
    return dated
      .filter(({ data }) => YEAR_IN_NUMBER.exec(data.number)?.[1] !== data.issuedOn?.slice(0, 4))
      .map(({ home, key, data }) => ({
        about: `${home}|${key}`,
        message: `${data.number} ghi ban hành ngày ${formatDay(toDay(data.issuedOn ?? ''))}: năm trong số ký hiệu là ${YEAR_IN_NUMBER.exec(data.number)?.[1]}.`,
      }));
  },
};

export const DOCUMENT_RULES: readonly Rule[] = [ONE_DATE, DOCUMENT_DATES, DOCUMENT_YEAR];
