/** Rules of support for production, its revolving capital, and what two programmes pay for. */
import { type Day, formatDay, toDay } from '../../kernel/calendar.ts';
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import { HARDSHIP } from '../../works/model.ts';
import { revolvingStates } from '../../works/revolving.ts';
import { componentWords, groups, isOverPercent, money, percent, programmeOf, sumOf, unitWords } from '../funds.ts';
import { decimalOf, limitMissing, limitOf, limitOn, yearDayOf } from '../limits.ts';
import { ALWAYS, ARITHMETIC, type Found, PRACTICE, type Rule, type RuleInput } from '../model.ts';

const NO_PROJECTS = 'chưa nhập dự án hỗ trợ sản xuất nào';

const SUPPORT_SHARE: Rule = {
  id: 'support-share',
  title: 'Mức ngân sách hỗ trợ dự án liên kết',
  explain:
    'Phần ngân sách hỗ trợ so với tổng chi phí của dự án liên kết theo chuỗi giá trị, theo địa bàn. Mức từng địa bàn là dữ liệu; địa bàn chưa có mức thì không kết luận.',
  remedy: 'Giảm phần hỗ trợ, tăng phần đối ứng của đơn vị chủ trì, hoặc đặt mức theo nghị quyết của tỉnh ở Danh mục.',
  severity: 'warning',
  legalRef: 'NĐ 27/2022/NĐ-CP k5 Đ21, sửa bởi k12 Đ1 NĐ 38/2023/NĐ-CP',
  confidence: 'unverified',
  validFrom: '2022-04-19' as Day,
  validTo: null,
  check: (input) => {
    const chained = input.works.projects.filter(({ data }) => data.method === 'chuoi-gia-tri');
    const known = chained.flatMap((project) => {
      const { decidedOn, hardship: detail } = project.data;
      // A project stays under the share of the day on which it was approved.
      const limit = limitOn(input, 'support-share', decidedOn === null ? yearDayOf(input) : toDay(decidedOn), { detail });
      return limit ? [{ ...project, limit }] : [];
    });
    if (known.length === 0)
      return chained.length === 0 ? 'không có dự án liên kết nào' : limitMissing('mức hỗ trợ của các địa bàn, ngày phê duyệt này');
    return known
      .filter(({ data, limit }) => isOverPercent(data.budgetSupport, data.totalCost, decimalOf(limit)))
      .map(({ unit, data, limit }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}): ngân sách hỗ trợ ${percent(data.budgetSupport, data.totalCost)} tổng chi phí, mức ở ${HARDSHIP[data.hardship].toLocaleLowerCase('vi')} là ${limit.value.replace('.', ',')} %.`,
        stated: percent(data.budgetSupport, data.totalCost),
        expected: `≤ ${limit.value.replace('.', ',')} %`,
        threshold: limit,
      }));
  },
};

/** TT 60/2026 is about the merged programme; tasks carried on from 2021–2025 stay under TT 55/2023 (TT 60/2026 Đ21). */
const MERGED = 'MT26';
const MANAGEMENT: Rule = {
  id: 'management-cost',
  title: 'Chi phí lựa chọn, quản lý dự án trong mức',
  explain:
    'Chi phí lựa chọn, quản lý dự án hỗ trợ phát triển sản xuất không quá 5 % kinh phí ngân sách được giao cho dự án. Chỉ xét dự án của chương trình 2026–2030: dự án của giai đoạn 2021–2025 tiếp tục theo TT 55/2023/TT-BTC.',
  remedy: 'Giảm chi phí lựa chọn, quản lý, hoặc sửa số đã nhập.',
  severity: 'error',
  legalRef: 'TT 60/2026/TT-BTC Đ4.16',
  confidence: 'verified',
  ...ALWAYS,
  validFrom: '2026-05-31' as Day,
  check: (input) => {
    if (input.works.projects.length === 0) return NO_PROJECTS;
    const own = input.works.projects.filter(({ data }) => programmeOf(input, data.component) === MERGED);
    if (own.length === 0) return 'dự án đã nhập là của giai đoạn 2021–2025, theo TT 55/2023/TT-BTC';
    const limit = limitOf(input, 'management-cost');
    if (!limit) return limitMissing('tỷ lệ chi phí lựa chọn, quản lý của thời gian này');
    return own
      .filter(({ data }) => isOverPercent(data.managementCost, data.budgetSupport, decimalOf(limit)))
      .map(({ unit, data }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}): chi phí lựa chọn, quản lý ${money(data.managementCost)} bằng ${percent(data.managementCost, data.budgetSupport)} kinh phí ngân sách ${money(data.budgetSupport)}, vượt ${limit.value.replace('.', ',')} %.`,
        stated: percent(data.managementCost, data.budgetSupport),
        expected: `≤ ${limit.value.replace('.', ',')} %`,
        threshold: limit,
      }));
  },
};

const OVERDUE: Rule = {
  id: 'revolving-overdue',
  title: 'Vốn quay vòng thu hồi đúng hạn',
  explain:
    'Số phải thu đến ngày kiểm tra theo lịch, trừ số đã thu và số đã xử lý rủi ro. Tỷ lệ, tiến độ thu hồi do UBND cấp tỉnh quy định khung (văn bản nêu ở dưới là của Chương trình DTTS&MN).',
  remedy: 'Đôn đốc thu hồi, hoặc lập hồ sơ xử lý rủi ro theo quy định của tỉnh.',
  severity: 'warning',
  ...PRACTICE,
  legalRef: 'TT 02/2022/TT-UBDT Đ20 k4 (quy định khung của UBND cấp tỉnh)',
  confidence: 'reported',
  check: (input) => {
    const states = revolvingStates(input.works, input.asOf);
    if (states.every((one) => one.scheduled === 0)) return 'chưa có lịch thu hồi nào';
    return states
      .filter((one) => one.overdue > 0)
      .map(({ project, overdue, due, returned, writtenOff, lastDue }) => ({
        about: `${project.unit}|${project.data.code}`,
        message: `${project.data.name} (${project.data.code}): quá hạn thu hồi ${money(overdue)}; phải thu đến ${formatDay(lastDue ?? input.asOf)} là ${money(due)}, đã thu ${money(returned)}, đã xử lý rủi ro ${money(writtenOff)}.`,
        stated: money(returned + writtenOff),
        expected: money(due),
      }));
  },
};
const RECOVERED_OVER: Rule = {
  id: 'revolving-over',
  title: 'Thu hồi, luân chuyển không vượt phần phải thu',
  explain:
    'Số đã thu hồi không vượt phần vốn hỗ trợ phải thu theo tỷ lệ cộng số đã luân chuyển (vốn luân chuyển được thu lại); số luân chuyển cho hộ khác không vượt số đã thu.',
  remedy: 'Sửa số thu, số luân chuyển hoặc tỷ lệ thu hồi đã nhập.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) => {
    if (input.works.revolving.length === 0) return 'chưa có bút toán quay vòng vốn nào';
    return revolvingStates(input.works, input.asOf).flatMap(({ project, toRecover, returned, lentAgain }): Found[] => {
      const about = `${project.unit}|${project.data.code}`;
      const named = `${project.data.name} (${project.data.code})`;
      // What was lent again comes back again.
      if (returned > toRecover + lentAgain)
        return [
          {
            about,
            message: `${named}: đã thu ${money(returned)}, phần phải thu là ${money(toRecover)}${lentAgain > 0 ? ` và ${money(lentAgain)} đã luân chuyển` : ''}.`,
            stated: money(returned),
            expected: `≤ ${money(toRecover + lentAgain)}`,
          },
        ];
      if (lentAgain > returned)
        return [
          {
            about,
            message: `${named}: luân chuyển ${money(lentAgain)}, mới thu ${money(returned)}.`,
            stated: money(lentAgain),
            expected: `≤ ${money(returned)}`,
          },
        ];
      return [];
    });
  },
};

const HOUSEHOLDS: Rule = {
  id: 'project-figures',
  title: 'Số liệu của dự án hỗ trợ sản xuất khớp nhau',
  explain: 'Hộ nghèo, cận nghèo không quá số hộ; ngân sách hỗ trợ không quá tổng chi phí; chi quản lý không quá ngân sách hỗ trợ.',
  remedy: 'Sửa số liệu của dự án.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) => {
    if (input.works.projects.length === 0) return NO_PROJECTS;
    return input.works.projects.flatMap(({ unit, data }): Found[] => {
      const wrong = [
        ...(data.poorHouseholds > data.households ? [`${data.poorHouseholds} hộ nghèo, cận nghèo trong ${data.households} hộ`] : []),
        ...(data.budgetSupport > data.totalCost
          ? [`ngân sách hỗ trợ ${money(data.budgetSupport)} trong tổng chi phí ${money(data.totalCost)}`]
          : []),
        ...(data.managementCost > data.budgetSupport
          ? [`chi quản lý ${money(data.managementCost)} trong ngân sách hỗ trợ ${money(data.budgetSupport)}`]
          : []),
      ];
      return wrong.length === 0 ? [] : [{ about: `${unit}|${data.code}`, message: `${data.name} (${data.code}): ${wrong.join('; ')}.` }];
    });
  },
};

/** Contents that more than one programme pays for, as offices have reported them. */
const SAME_CONTENT = [{ what: 'đào tạo nghề, giáo dục nghề nghiệp', components: ['DT.DA5.T3', 'GN.DA4.T1'] }] as const;
const TWO_PROGRAMMES: Rule = {
  id: 'content-twice',
  title: 'Nội dung có vốn ở hai chương trình',
  explain:
    'Nội dung hỗ trợ có vốn ở hai chương trình trong một năm tại một đơn vị; hiện quy tắc biết một cặp: giáo dục nghề nghiệp của Chương trình DTTS&MN và của Chương trình giảm nghèo bền vững. Có vốn ở hai chương trình không trái quy định; điều phải tránh là một đối tượng được hỗ trợ hai lần.',
  remedy: 'Tách rõ đối tượng của từng chương trình; nêu ở mục vướng mắc nếu hai chương trình giao vượt nhu cầu.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const current = input.accounts.filter((one) => one.execYear === input.period.year);
    return SAME_CONTENT.flatMap(({ what, components }) =>
      groups(current, (one) => one.unit).flatMap(([unit, accounts]): Found[] => {
        const funded = components
          .map((component) => ({
            component,
            plan: sumOf(
              accounts.filter((one) => input.catalogue.isUnder(one.component, component)),
              'plan',
            ),
          }))
          .filter(({ plan }) => plan > 0);
        if (funded.length < 2) return [];
        return [
          {
            about: `${unit}|${what}|${input.period.year}`,
            message: `${unitWords(input, unit)} năm ${input.period.year} có vốn ${what} ở ${funded.length} chương trình: ${funded.map(({ component, plan }) => `${componentWords(input, component)} ${money(plan)}`).join('; ')}.`,
          },
        ];
      }),
    );
  },
};

/** The first year of the text: support of earlier years was under others, none of which was read. */
const NO_DOUBLE_SINCE = 2026;
const HOUSEHOLD_TWICE: Rule = {
  id: 'household-twice',
  title: 'Một hộ, một nội dung, một lần trong năm',
  explain:
    'Cùng một hộ trong một năm được ghi hỗ trợ hai lần ở cùng nội dung của chương trình, hoặc cùng một việc (cột Nội dung) ở hai chương trình, dự án. Các khoản cùng văn bản, cùng dự án là một lần hỗ trợ (nhà ở thanh toán hai đợt; giống và thức ăn), trừ khi trùng cả số tiền. Quy tắc chỉ biết mã của hộ, không biết tên; mở danh sách hộ để đối chiếu.',
  remedy: 'Rút khoản ghi trùng, hoặc nêu văn bản cho phép; hộ thuộc nhiều chính sách được chọn chính sách có mức cao nhất, không cộng.',
  severity: 'warning',
  legalRef: 'TT 60/2026/TT-BTC Đ2.3b, Đ3.3 (từ năm 2026)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    if (input.works.supports.length === 0) return 'chưa ghi hỗ trợ cho hộ nào';
    const { supports } = input.works;
    const about = ({ data }: Support) => `${data.household}|${data.year}`;
    const sameContent = groups(supports, (one) => `${about(one)}|${foldVietnamese(one.data.content)}`).filter(
      ([, own]) => new Set(own.map(({ data }) => data.component)).size > 1,
    );
    const sameComponent = groups(supports, (one) => `${about(one)}|${one.data.component}`).filter(([, own]) => separateOf(own) > 1);
    return [...sameComponent, ...sameContent].flatMap(([name, own]): Found[] => {
      const [first] = own;
      if (!first) return [];
      const sums = own.map(({ data }) => `${data.content} ${money(data.amount)} (${componentWords(input, data.component)})`).join('; ');
      return [
        {
          about: name,
          message: `${unitWords(input, first.unit)}: hộ mã ${first.data.household.slice(0, 8)} năm ${first.data.year} được hỗ trợ ${own.length} lần: ${sums}.`,
          ...(first.data.year < NO_DOUBLE_SINCE ? { basis: { legalRef: '', confidence: 'unverified' as const } } : {}),
        },
      ];
    });
  },
};

type Support = RuleInput['works']['supports'][number];
/** One support paid in parts (one document, one project) is one; the same amount for the same again is a line entered twice. */
function separateOf(own: readonly Support[]): number {
  const same = ({ data }: Support, other: Support) =>
    other.data.amount === data.amount && other.data.document === data.document && other.data.content === data.content;
  return new Set(
    own.map((one, index) =>
      one.data.document === '' || own.some((other, at) => at !== index && same(one, other))
        ? String(index)
        : `${one.data.project}|${one.data.document}`,
    ),
  ).size;
}

export const SUPPORT_RULES: readonly Rule[] = [
  SUPPORT_SHARE,
  MANAGEMENT,
  OVERDUE,
  RECOVERED_OVER,
  HOUSEHOLDS,
  HOUSEHOLD_TWICE,
  TWO_PROGRAMMES,
];
