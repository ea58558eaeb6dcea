/** Rules of support for production, its revolving capital, and what two programmes pay for. */
import type { Day } from '../../kernel/calendar.ts';
import { HARDSHIP } from '../../works/model.ts';
import { revolvingStates } from '../../works/revolving.ts';
import { componentWords, decimalOf, groups, isBelowPercent, money, numberOf, percent, sumOf, unitWords } from '../funds.ts';
import { ALWAYS, ARITHMETIC, type Found, PRACTICE, type Rule } from '../model.ts';

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
  validTo: '2025-12-30' as Day,
  check: (input) => {
    const chained = input.works.projects.filter(({ data }) => data.method === 'chuoi-gia-tri');
    const known = chained.flatMap((project) => {
      const limit = input.catalogue.threshold('support-share', input.asOf, { unit: input.unit.code, detail: project.data.hardship });
      return limit ? [{ ...project, limit }] : [];
    });
    if (known.length === 0) return chained.length === 0 ? 'không có dự án liên kết nào' : 'chưa đặt mức hỗ trợ của các địa bàn này';
    return known.flatMap(({ unit, data, limit }): Found[] => {
      if (
        isBelowPercent(data.budgetSupport, data.totalCost, decimalOf(limit)) ||
        data.budgetSupport * 100 === data.totalCost * numberOf(limit)
      )
        return [];
      return [
        {
          about: `${unit}|${data.code}`,
          message: `${data.name} (${data.code}): ngân sách hỗ trợ ${percent(data.budgetSupport, data.totalCost)} tổng chi phí, mức ở ${HARDSHIP[data.hardship].toLocaleLowerCase('vi')} là ${limit.value} %.`,
          stated: percent(data.budgetSupport, data.totalCost),
          expected: `≤ ${limit.value} %`,
          threshold: limit,
        },
      ];
    });
  },
};

const MANAGEMENT: Rule = {
  id: 'management-cost',
  title: 'Chi quản lý, lựa chọn dự án trong mức',
  explain: 'Chi quản lý và lựa chọn dự án hỗ trợ phát triển sản xuất không quá tỷ lệ kinh phí của dự án.',
  remedy: 'Giảm chi quản lý.',
  severity: 'error',
  legalRef: 'TT 60/2026/TT-BTC Đ4.16',
  confidence: 'verified',
  ...ALWAYS,
  validFrom: '2026-05-31' as Day,
  check: (input) => {
    if (input.works.projects.length === 0) return NO_PROJECTS;
    const limit = input.catalogue.threshold('management-cost', input.asOf, { unit: input.unit.code });
    if (!limit) return 'chưa đặt tỷ lệ chi quản lý của thời gian này';
    return input.works.projects.flatMap(({ unit, data }): Found[] => {
      if (data.managementCost * 100 <= data.budgetSupport * numberOf(limit)) return [];
      return [
        {
          about: `${unit}|${data.code}`,
          message: `${data.name} (${data.code}): chi quản lý ${money(data.managementCost)} bằng ${percent(data.managementCost, data.budgetSupport)} kinh phí hỗ trợ, vượt ${limit.value} %.`,
          stated: percent(data.managementCost, data.budgetSupport),
          expected: `≤ ${limit.value} %`,
          threshold: limit,
        },
      ];
    });
  },
};

const OVERDUE: Rule = {
  id: 'revolving-overdue',
  title: 'Vốn quay vòng thu hồi đúng hạn',
  explain: 'Số phải thu đến ngày kiểm tra theo lịch, trừ số đã thu và số đã xử lý rủi ro.',
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
      .map(({ project, overdue }) => ({
        about: `${project.unit}|${project.data.code}`,
        message: `${project.data.name} (${project.data.code}): quá hạn thu hồi ${money(overdue)}.`,
      }));
  },
};
const RECOVERED_OVER: Rule = {
  id: 'revolving-over',
  title: 'Thu hồi, luân chuyển không vượt phần phải thu',
  explain: 'Số đã thu hồi không vượt phần vốn hỗ trợ phải thu theo tỷ lệ; số luân chuyển cho hộ khác không vượt số đã thu.',
  remedy: 'Sửa số thu, số luân chuyển hoặc tỷ lệ thu hồi đã nhập.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) => {
    if (input.works.revolving.length === 0) return 'chưa có bút toán quay vòng vốn nào';
    return revolvingStates(input.works, input.asOf).flatMap(({ project, toRecover, returned, lentAgain }): Found[] => {
      const about = `${project.unit}|${project.data.code}`;
      const named = `${project.data.name} (${project.data.code})`;
      // What went round once may come back again: the share bounds what was never lent again.
      if (lentAgain === 0 && returned > toRecover)
        return [
          {
            about,
            message: `${named}: đã thu ${money(returned)}, phần phải thu là ${money(toRecover)}.`,
            stated: money(returned),
            expected: `≤ ${money(toRecover)}`,
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
  title: 'Một nội dung, một chương trình',
  explain:
    'Cùng một nội dung hỗ trợ có vốn ở hai chương trình trong một năm tại một đơn vị, ví dụ đào tạo nghề. Đối tượng có thể bị hỗ trợ hai lần; được chọn chính sách có mức cao nhất, không cộng.',
  remedy: 'Tách rõ đối tượng của từng chương trình, hoặc điều chỉnh vốn về một chương trình.',
  severity: 'note',
  legalRef: 'TT 60/2026/TT-BTC Đ2.3b (từ 2026); trước đó là khó khăn các huyện đã nêu',
  confidence: 'inferred',
  ...ALWAYS,
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

const HOUSEHOLD_TWICE: Rule = {
  id: 'household-twice',
  title: 'Một hộ, một nội dung, một lần trong năm',
  explain:
    'Cùng một hộ được ghi hỗ trợ hai lần cho cùng nội dung trong một năm. Quy tắc chỉ biết mã của hộ, không biết tên; mở danh sách hộ để đối chiếu.',
  remedy: 'Rút khoản ghi trùng, hoặc nêu văn bản cho phép hỗ trợ nhiều lần.',
  severity: 'warning',
  legalRef: 'TT 60/2026/TT-BTC Đ2.3b, Đ3.3 (từ 2026)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    if (input.works.supports.length === 0) return 'chưa ghi hỗ trợ cho hộ nào';
    return groups(input.works.supports, ({ data }) => `${data.household}|${data.component}|${data.year}`).flatMap(
      ([name, own]): Found[] => {
        const [first] = own;
        if (!first || own.length < 2) return [];
        const sums = own.map(({ data }) => `${data.content} ${money(data.amount)}`).join('; ');
        return [
          {
            about: name,
            message: `${unitWords(input, first.unit)}: hộ mã ${first.data.household.slice(0, 8)} năm ${first.data.year} được hỗ trợ ${own.length} lần ở ${componentWords(input, first.data.component)}: ${sums}.`,
          },
        ];
      },
    );
  },
};

export const SUPPORT_RULES: readonly Rule[] = [
  SUPPORT_SHARE,
  MANAGEMENT,
  OVERDUE,
  RECOVERED_OVER,
  HOUSEHOLDS,
  HOUSEHOLD_TWICE,
  TWO_PROGRAMMES,
];
