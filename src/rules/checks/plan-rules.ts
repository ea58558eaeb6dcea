/** Rules of the plan: ceilings, allocation, what money is for and where it may go. */
import { communesUnder, isCommuneType } from '../../catalogue/communes.ts';
import type { Component, Zone } from '../../catalogue/model.ts';
import { type Day, daysBetween, formatDay, isWithin } from '../../kernel/calendar.ts';
import { sumDong } from '../../kernel/money.ts';
import type { AccountSum, EntryLine } from '../../ledger/model.ts';
import {
  codeOf,
  componentWords,
  entriesOf,
  fundName,
  groups,
  listed,
  money,
  programmeOf,
  standingLines,
  sumOf,
  unitWords,
} from '../funds.ts';
import { limitMissing, limitOf, numberOf, yearDayOf } from '../limits.ts';
import { ALWAYS, ARITHMETIC, type Found, PRACTICE, type Rule, type RuleInput } from '../model.ts';

const PLAN_CEILING: Rule = {
  id: 'plan-ceiling',
  title: 'Kế hoạch các năm không vượt kế hoạch trung hạn',
  explain:
    'Cộng kế hoạch từng năm đã giao của một nội dung, nguồn và loại vốn, trừ phần đã hủy dự toán, so với kế hoạch trung hạn đã nhập của chính đơn vị.',
  remedy: 'Kiểm tra quyết định giao của từng năm; nếu trung hạn đã được điều chỉnh thì nhập quyết định điều chỉnh.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) => {
    const owner = input.catalogue.unitKey(input.unit);
    const plans = input.funding.mediumPlans.filter(({ unit, data }) => unit === owner && data.amount !== null);
    if (plans.length === 0) return 'chưa nhập kế hoạch vốn trung hạn nào có số tiền';
    return plans.flatMap(({ data }): Found[] => {
      const { component, source, kind, fromYear, toYear, amount } = data;
      const given = input.accounts.filter(
        (one) =>
          input.catalogue.isUnder(one.component, component) &&
          input.catalogue.sourcesUnder(source).includes(one.source) &&
          one.kind === kind &&
          one.execYear === one.originYear &&
          one.originYear >= fromYear &&
          one.originYear <= toYear,
      );
      // What was cancelled gave its room back.
      const total = sumOf(given, 'assigned') - sumOf(given, 'cancelled');
      if (amount === null || total <= amount) return [];
      return [
        {
          about: `${component}|${source}|${kind}|${fromYear}`,
          message: `Kế hoạch các năm ${fromYear}–${toYear} của ${componentWords(input, component)} đã giao ${money(total)}, vượt kế hoạch trung hạn ${money(amount)} là ${money(total - amount)}.`,
          stated: money(total),
          expected: `không quá ${money(amount)}`,
        },
      ];
    });
  },
};

const MEDIUM_KNOWN: Rule = {
  id: 'medium-known',
  title: 'Kế hoạch trung hạn đã được giao',
  explain: 'Kế hoạch trung hạn để trống số tiền nghĩa là chưa được giao hoặc chưa biết. Báo cáo nêu rõ điều đó, không in số 0.',
  remedy: 'Khi có quyết định giao trung hạn, nhập số tiền và số quyết định.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    if (input.funding.mediumPlans.length === 0) return 'chưa nhập kế hoạch vốn trung hạn nào';
    return input.funding.mediumPlans.flatMap(({ unit, data }) =>
      data.amount !== null
        ? []
        : [
            {
              about: `${unit}|${data.component}|${data.source}|${data.kind}`,
              message: `Kế hoạch trung hạn ${data.fromYear}–${data.toYear} của ${componentWords(input, data.component)} (${input.catalogue.kind(data.kind, input.asOf)?.shortLabel ?? data.kind}) chưa được giao hoặc chưa biết.`,
            },
          ],
    );
  },
};

/** Money given to a unit that has units below it, less what stands there still: what was not allocated by a day. */
const ALLOCATION_LATE: Rule = {
  id: 'allocation-late',
  title: 'Vốn được giao đã phân bổ hết, đúng hạn',
  explain:
    'Khoản vốn của năm ở đơn vị có cấp dưới: đã phân bổ một phần mà sau số ngày đặt ra vẫn còn số chưa phân bổ thì nêu, gộp theo chương trình và nguồn. Khoản mà chính đơn vị đã chi, đã tạm ứng thì phần còn lại là phần đơn vị tự thực hiện, không nêu; khoản chưa phân bổ đồng nào xét ở quy tắc vốn chưa chi.',
  remedy: 'Phân bổ tiếp, hoặc ghi quyết định phân bổ đã ban hành mà chưa nhập.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const { catalogue, unit, asOf, period } = input;
    const limit = limitOf(input, 'allocation-late');
    if (!limit) return limitMissing('số ngày phải phân bổ');
    // Villages hold no money.
    if (catalogue.childUnits(unit.code, asOf).every((one) => one.type === 'thon')) return 'đơn vị không có cấp dưới để phân bổ';
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const owner = catalogue.unitKey(unit);
    const open = input.accounts.filter(
      (one) => one.unit === owner && one.execYear === period.year && one.stage === 'available' && one.amount > 0,
    );
    const late = open.flatMap((account) => {
      const own = lines.filter((line) => fundName({ ...line, execYear: line.to.year }) === fundName(account));
      const given = own.filter((line) => line.from.stage === 'external' && line.to.unit === owner);
      const first = given.map((line) => line.effectiveOn).sort()[0];
      // A fund of which nothing went down may be the unit's own to spend: the rule of idle money speaks of it.
      const partly = own.some((line) => line.event === 'allocate' && line.from.unit === owner);
      // What it spends itself is its own share of the work.
      const spends = own.some((line) => (line.event === 'disburse' || line.event === 'advance') && line.from.unit === owner);
      return first && partly && !spends && daysBetween(first, asOf) > numberOf(limit) ? [{ account, first, given }] : [];
    });
    return groups(late, ({ account }) => `${programmeOf(input, account.component)}|${account.source}`).map(([name, own]) => {
      const first = own.map((one) => one.first).sort()[0] as Day;
      return {
        about: `${owner}|${name}|${period.year}`,
        message: `${listed(
          input,
          own.map(({ account }) => account),
        )} chưa phân bổ hết, đã ${daysBetween(first, asOf)} ngày từ ngày giao đầu tiên ${formatDay(first)}.`,
        stated: `${daysBetween(first, asOf)} ngày`,
        expected: `không quá ${limit.value} ngày`,
        entries: entriesOf(own.flatMap((one) => one.given)),
        threshold: limit,
      };
    });
  },
};

/** The circulars that were read say what recurrent money may be spent on; none that was read says where investment is barred. */
const isKindRead = ({ kindsConfidence }: Component, kind: string) => kindsConfidence === 'verified' && kind !== 'DTPT';

const KIND_ALLOWED: Rule = {
  id: 'kind-allowed',
  title: 'Loại vốn đúng với nội dung',
  explain:
    'Danh mục ghi nội dung nào được dùng vốn đầu tư phát triển, vốn sự nghiệp, hoặc không có vốn riêng; kế hoạch ghi loại vốn khác thì nêu ra. Thông tư về chi sự nghiệp cho biết nội dung nào được chi sự nghiệp, không cho biết nội dung nào không được đầu tư: vốn đầu tư ngoài danh mục luôn kèm dấu chưa đối chiếu.',
  remedy: 'Xem lại quyết định giao; nếu danh mục sai thì thêm dòng của cơ quan kèm văn bản.',
  severity: 'warning',
  legalRef: 'Danh mục nội dung của từng chương trình; TT 55/2023/TT-BTC 15/8/2023 (nội dung chi sự nghiệp)',
  confidence: 'unverified',
  ...ALWAYS,
  check: (input) => {
    const planned = input.accounts.filter(
      (one) => one.kind !== 'CHUA' && (one.stage === 'available' || one.stage === 'advanced' || one.stage === 'disbursed'),
    );
    if (planned.length === 0) return 'chưa có kế hoạch vốn nào đã tách loại vốn';
    return groups(planned, ({ component, kind }) => `${component}|${kind}`).flatMap(([name, accounts]): Found[] => {
      const [account] = accounts;
      const component = account && input.catalogue.component(account.component);
      const total = sumDong(accounts.map((one) => one.amount));
      if (!component || component.kinds === null || total <= 0 || component.kinds.includes(account.kind)) return [];
      const may = component.kinds.map((kind) => input.catalogue.kind(kind, input.asOf)?.shortLabel ?? kind).join(', ');
      return [
        {
          about: name,
          message: `${componentWords(input, account.component)} có ${money(total)} ${input.catalogue.kind(account.kind, input.asOf)?.shortLabel ?? account.kind}, ${may === '' ? 'nhưng nội dung này không có vốn riêng' : `nhưng danh mục chỉ ghi ${may}`}${isKindRead(component, account.kind) ? '' : ' (loại vốn trong danh mục chưa đối chiếu)'}.`,
          stated: account.kind,
          expected: may,
        },
      ];
    });
  },
};

const HELD: ReadonlySet<AccountSum['stage']> = new Set(['available', 'advanced', 'disbursed']);
const KIND_SPLIT: Rule = {
  id: 'kind-split',
  title: 'Vốn chưa phân loại được tách thành đầu tư, sự nghiệp',
  explain:
    'Quyết định giao có khi chưa tách loại vốn; sổ ghi “chưa phân” và báo cáo in đúng như vậy. Sang năm sau mà chưa tách thì tỷ lệ theo loại vốn không tính được.',
  remedy:
    'Phần chưa chi: ghi Điều chỉnh sang loại vốn theo văn bản phân loại. Phần đã chi, đang tạm ứng: đảo bút toán chi, ghi Điều chỉnh rồi ghi chi lại theo loại vốn.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const open = input.accounts.filter(
      (one) => one.kind === 'CHUA' && one.execYear < input.period.year && one.amount > 0 && HELD.has(one.stage),
    );
    return groups(open, ({ component, execYear }) => `${component}|${execYear}`).map(([name, accounts]) => ({
      about: name,
      message: `${componentWords(input, accounts[0]?.component ?? '')}: ${money(sumDong(accounts.map((one) => one.amount)))} của năm ${accounts[0]?.execYear} (đã chi, tạm ứng ${money(sumOf(accounts, 'disbursed'))}) vẫn chưa phân thành vốn đầu tư hay sự nghiệp.`,
    }));
  },
};

/** Events that give or spend money; the others only settle what stands. */
const COMES_IN: ReadonlySet<EntryLine['event']> = new Set(['assign', 'allocate', 'disburse', 'advance']);
const SOURCE_VALID: Rule = {
  id: 'source-valid',
  title: 'Nguồn vốn còn hiệu lực vào ngày ghi',
  explain:
    'Nguồn vốn có thời gian hiệu lực; ví dụ ngân sách huyện hết từ ngày bỏ cấp huyện 01/7/2025. Giao, phân bổ, chi sau ngày đó vẫn ghi nguồn cũ thì nêu ra; nghiệm thu, thu hồi, hủy, điều chỉnh chỉ giải quyết số dư cũ nên không nêu.',
  remedy: 'Ghi lại theo nguồn thay thế bằng bút toán đảo và bút toán mới.',
  severity: 'warning',
  legalRef: 'NQ 1677/NQ-UBTVQH15 (sắp xếp đơn vị hành chính của tỉnh Quảng Ngãi, bỏ cấp huyện từ 01/7/2025)',
  confidence: 'inferred',
  ...ALWAYS,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const wrong = lines.filter(
      (line) => COMES_IN.has(line.event) && input.catalogue.source(line.source) && !input.catalogue.source(line.source, line.effectiveOn),
    );
    return groups(wrong, ({ source, document }) => `${source}|${document}`).map(([name, [line]]) => ({
      about: name,
      message: `${line?.document}: nguồn ${input.catalogue.source(line?.source ?? '')?.name ?? ''} không còn hiệu lực ngày ${formatDay(line?.effectiveOn as Day)}.`,
      entries: entriesOf(line ? [line] : []),
    }));
  },
};

/** "60 triệu đồng chưa chi, 5 triệu đồng tạm ứng". */
function heldWords(accounts: readonly AccountSum[]): string {
  const [left, advanced] = [sumOf(accounts, 'available'), sumOf(accounts, 'advanced')];
  return [...(left > 0 ? [`${money(left)} chưa chi`] : []), ...(advanced > 0 ? [`${money(advanced)} tạm ứng`] : [])].join(', ');
}

const UNIT_ENDED: Rule = {
  id: 'unit-ended',
  title: 'Không còn vốn ở đơn vị đã sắp xếp',
  explain:
    'Sau khi đơn vị nhập vào đơn vị khác hoặc giải thể, số dư của nó phải được chuyển bằng quyết định; báo cáo vẫn tính đúng, nhưng không ai còn chi được từ đó.',
  remedy:
    'Ghi Điều chỉnh chuyển số dư sang đơn vị nhận theo quyết định bàn giao; đơn vị cũ viết kèm ngày còn hiệu lực, ví dụ 614@30/06/2025. Tạm ứng phải nghiệm thu hoặc thu hồi trước khi chuyển.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const left = input.accounts.filter(({ unit, stage, amount }) => {
      const held = input.catalogue.unitByKey(unit);
      return (
        amount > 0 &&
        (stage === 'available' || stage === 'advanced') &&
        held !== undefined &&
        !isWithin(input.asOf, held.validFrom, held.validTo)
      );
    });
    return groups(left, ({ unit, execYear }) => `${unit}|${execYear}`).map(([name, accounts]) => ({
      about: name,
      message: `${unitWords(input, accounts[0]?.unit ?? '')} (mã ${codeOf(accounts[0]?.unit ?? '')}) không còn là đơn vị ngày ${formatDay(input.asOf)} nhưng sổ còn ${heldWords(accounts)} của năm ${accounts[0]?.execYear}.`,
    }));
  },
};

/** Zones in which a component may be carried out, as read; a component not named has no such limit known. */
const ZONES: readonly { component: string; zones: readonly string[] }[] = [{ component: 'DT.DA3.T1', zones: ['KV2', 'KV3'] }];
const ZONE_ELIGIBLE: Rule = {
  id: 'zone-eligible',
  title: 'Nội dung chỉ dành cho khu vực II, III',
  explain:
    'Tiểu dự án 1 của Dự án 3 (Chương trình DTTS&MN) chỉ thực hiện ở xã khu vực II, III. Xã mà danh mục ghi khu vực I có vốn này thì nêu ra; ở đơn vị cấp trên thì ghi chú các xã khu vực I không nhận được và số còn phải phân bổ; xã chưa có phân định thì không kết luận.',
  remedy: 'Điều chỉnh vốn sang xã đủ điều kiện, hoặc nhập phân định khu vực của xã kèm quyết định.',
  severity: 'warning',
  legalRef: 'TT 12/2022/TT-BNNPTNT 20/9/2022 Đ2',
  confidence: 'inferred',
  validFrom: '2021-01-01' as Day,
  validTo: '2025-12-31' as Day,
  check: (input) => {
    const found: Found[] = [];
    let known = 0;
    for (const { component, zones } of ZONES) {
      const own = input.accounts.filter((one) => input.catalogue.isUnder(one.component, component));
      const funded = groups(own, (one) => one.unit).flatMap(([unit, accounts]) => {
        const plan = sumOf(accounts, 'plan');
        return plan > 0 ? [{ unit, plan }] : [];
      });
      for (const { unit, plan } of funded) {
        const area = input.catalogue.areaOf(codeOf(unit), yearDayOf(input));
        if (area) known += 1;
        if (area && !zones.includes(area.zone))
          found.push({
            about: `${component}|${unit}`,
            message: `${unitWords(input, unit)} thuộc ${areaWords(area)} nhưng có ${money(plan)} của ${componentWords(input, component)}, chỉ dành cho khu vực II, III.`,
          });
      }
      // Where the money may not go is what offices report as an obstacle, also when it was shared out rightly.
      const barred = communesUnder(input.catalogue, input.unit.code, yearDayOf(input)).filter((one) => {
        const area = input.catalogue.areaOf(one.code, yearDayOf(input));
        return area !== undefined && !zones.includes(area.zone);
      });
      const toShare = sumOf(
        own.filter((one) => !isCommune(input, one.unit)),
        'available',
      );
      if (funded.length === 0 || barred.length === 0) continue;
      known += 1;
      found.push({
        about: `${component}|${input.unit.code}|${barred.length}`,
        severity: 'note',
        message: `${unitWords(input, input.catalogue.unitKey(input.unit))} có ${money(sumDong(funded.map(({ plan }) => plan)))} của ${componentWords(input, component)}, chỉ dành cho khu vực II, III: không thực hiện được ở ${barred.length} xã khu vực I là ${barred.map((one) => one.name).join(', ')}${toShare > 0 ? `; còn ${money(toShare)} chưa phân bổ` : ''}.`,
      });
    }
    return known === 0 ? 'không có vốn của nội dung này ở xã đã biết khu vực' : found;
  },
};
const isCommune = ({ catalogue }: RuleInput, key: string): boolean => {
  const unit = catalogue.unitByKey(key);
  return unit !== undefined && isCommuneType(unit.type);
};
const areaWords = ({ zone, confidence }: Zone) =>
  `${zone.replace(/^KV(\d)$/, (_, digit: string) => `khu vực ${'I'.repeat(Number(digit))}`)}${confidence === 'verified' ? '' : ' (phân định suy ra, chưa đối chiếu)'}`;

const POOR_DISTRICT_ONLY = ['GN.DA1', 'GN.DA5'];
/** Zones of districts and communes on the lists of the poor; an office adds the row with its decision. */
const POOR_DISTRICT = 'HUYEN-NGHEO';
const COASTAL_COMMUNE = 'XA-BAI-NGANG';
const POOR_DISTRICT_RULE: Rule = {
  id: 'poor-district-only',
  title: 'Vốn chỉ dành cho huyện nghèo',
  explain:
    'Dự án 1 và Dự án 5 của Chương trình giảm nghèo bền vững chỉ thực hiện ở huyện nghèo (Dự án 1: cả xã bãi ngang, ven biển, hải đảo). Danh mục không ghi huyện là huyện nghèo mà có vốn thì nêu ra.',
  remedy:
    'Kiểm tra mã nội dung; nếu huyện là huyện nghèo, thêm dòng khu vực HUYEN-NGHEO (xã bãi ngang, ven biển, hải đảo: XA-BAI-NGANG) ở Danh mục kèm quyết định.',
  severity: 'warning',
  legalRef: 'QĐ 90/QĐ-TTg 18/01/2022; QĐ 353/QĐ-TTg 15/3/2022',
  confidence: 'unverified',
  validFrom: '2021-01-01' as Day,
  validTo: '2025-06-30' as Day,
  check: (input) => {
    const funded = input.accounts.filter((one) =>
      POOR_DISTRICT_ONLY.some((component) => input.catalogue.isUnder(one.component, component)),
    );
    return groups(funded, ({ unit, component }) => `${unit}|${component}`).flatMap(([name, accounts]): Found[] => {
      const [account] = accounts;
      const plan = sumOf(accounts, 'plan');
      if (!account || plan <= 0) return [];
      const lists = [POOR_DISTRICT, ...(input.catalogue.isUnder(account.component, 'GN.DA1') ? [COASTAL_COMMUNE] : [])];
      const isOn = (code: string) => lists.some((list) => input.catalogue.isListed(code, list, yearDayOf(input)));
      for (let at = input.catalogue.unitByKey(account.unit); at; at = input.catalogue.unit(at.parent, at.validFrom))
        if (isOn(at.code)) return [];
      return [
        {
          about: name,
          message: `${unitWords(input, account.unit)} có ${money(plan)} của ${componentWords(input, account.component)}, chỉ dành cho huyện nghèo; danh mục không ghi đơn vị này thuộc huyện nghèo.`,
        },
      ];
    });
  },
};

export const PLAN_RULES: readonly Rule[] = [
  PLAN_CEILING,
  MEDIUM_KNOWN,
  ALLOCATION_LATE,
  KIND_ALLOWED,
  KIND_SPLIT,
  SOURCE_VALID,
  UNIT_ENDED,
  ZONE_ELIGIBLE,
  POOR_DISTRICT_RULE,
];
