/** Rules of targets, criteria and recognitions. */
import { indicatorValue, meetsTarget, targetOf } from '../../indicators/calculate.ts';
import { RECOGNITIONS } from '../../indicators/model.ts';
import { formatDay } from '../../kernel/calendar.ts';
import { groups, unitWords } from '../funds.ts';
import { ALWAYS, ARITHMETIC, type Found, PRACTICE, type Rule } from '../model.ts';

const vi = (value: string) => value.replace('.', ',');

const ATTAINMENT: Rule = {
  id: 'attainment',
  title: 'Chỉ tiêu đạt mục tiêu được giao',
  explain: 'So kết quả năm trước và năm nay của từng chỉ tiêu với mục tiêu được giao cùng năm, theo chiều tốt của chỉ tiêu.',
  remedy: 'Nêu nguyên nhân ở mục tồn tại; kiểm tra lại kết quả và mục tiêu đã nhập.',
  severity: 'warning',
  ...ARITHMETIC,
  check: ({ catalogue, unit, period, indicators }) => {
    const owner = catalogue.unitKey(unit);
    const findings: Found[] = [];
    let checked = 0;
    for (const { data } of indicators.indicators) {
      for (const year of [period.year - 1, period.year]) {
        const value = indicatorValue(indicators, owner, data.code, year);
        const target = targetOf(indicators, owner, data.code, year);
        if (!value || !target) continue;
        checked += 1;
        if (meetsTarget(data, value.value, target.data.value)) continue;
        findings.push({
          about: `${owner}|${data.code}|${year}`,
          message: `${data.name} năm ${year} là ${vi(value.value)} ${data.measureUnit}, chưa đạt mục tiêu ${vi(target.data.value)} ${data.measureUnit}.`,
          stated: vi(value.value),
          expected: vi(target.data.value),
        });
      }
    }
    return checked === 0 ? 'chưa có chỉ tiêu nào có cả mục tiêu và kết quả' : findings;
  },
};

const TARGET_SET: Rule = {
  id: 'target-set',
  title: 'Chỉ tiêu có mục tiêu của năm',
  explain: 'Chỉ tiêu đã có kết quả năm trước nhưng chưa có mục tiêu năm nay thì báo cáo không so được.',
  remedy: 'Nhập mục tiêu kèm nghị quyết, kế hoạch giao.',
  severity: 'note',
  ...PRACTICE,
  check: ({ catalogue, unit, period, indicators }) => {
    const owner = catalogue.unitKey(unit);
    const used = indicators.indicators.filter(({ data }) => indicatorValue(indicators, owner, data.code, period.year - 1));
    if (used.length === 0) return 'chưa có chỉ tiêu nào có kết quả năm trước';
    return used
      .filter(({ data }) => !targetOf(indicators, owner, data.code, period.year))
      .filter(
        ({ data }) =>
          !indicators.indicators.some(
            (one) => one.data.formula.endsWith(` ${data.code}`) && targetOf(indicators, owner, one.data.code, period.year),
          ),
      )
      .map(({ data }) => ({ about: `${owner}|${data.code}|${period.year}`, message: `${data.name} chưa có mục tiêu năm ${period.year}.` }));
  },
};

const CRITERIA_TOTAL: Rule = {
  id: 'criteria-total',
  title: 'Số tiêu chí đạt không quá số tiêu chí của bộ',
  explain: 'Mỗi bộ tiêu chí có số tiêu chí cố định, ví dụ 19 của xã nông thôn mới 2021–2025.',
  remedy: 'Sửa số tiêu chí đạt, hoặc chọn đúng bộ tiêu chí.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) => {
    const counted = input.indicators.criteria.flatMap((fact) => {
      const total = input.catalogue.criteriaSet(fact.data.set)?.total;
      return fact.data.met !== null && typeof total === 'number' ? [{ ...fact, met: fact.data.met, total }] : [];
    });
    if (counted.length === 0) return 'chưa nhập số tiêu chí đạt nào';
    return counted
      .filter(({ met, total }) => met > total)
      .map(({ home, key, unit, met, total, data }) => ({
        about: `${home}|${key}`,
        message: `${unitWords(input, unit)} ghi đạt ${met} tiêu chí, bộ ${input.catalogue.criteriaSet(data.set)?.name ?? data.set} có ${total}.`,
        stated: String(met),
        expected: `≤ ${total}`,
      }));
  },
};

const CRITERIA_FALL: Rule = {
  id: 'criteria-fall',
  title: 'Số tiêu chí đạt không giảm',
  explain: 'Số tiêu chí đạt của một xã ở lần đánh giá sau thấp hơn lần trước cùng bộ tiêu chí.',
  remedy: 'Nêu tiêu chí bị mất và nguyên nhân, hoặc sửa số đã nhập.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const counted = input.indicators.criteria.filter(({ data }) => data.met !== null);
    if (counted.length < 2) return 'chưa có hai lần đánh giá để so';
    return groups(counted, ({ unit, data }) => `${unit}|${data.set}`).flatMap(([name, facts]): Found[] => {
      const ordered = [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
      const [before, now] = [ordered.at(-2), ordered.at(-1)];
      if (!before || !now || before.effectiveOn === now.effectiveOn || (now.data.met ?? 0) >= (before.data.met ?? 0)) return [];
      return [
        {
          about: name,
          message: `${unitWords(input, now.unit)} đạt ${now.data.met} tiêu chí ngày ${formatDay(now.effectiveOn)}, trước đó ${before.data.met} (${formatDay(before.effectiveOn)}).`,
        },
      ];
    });
  },
};

const RECOGNISED_ALL: Rule = {
  id: 'recognition-criteria',
  title: 'Xã được công nhận thì đạt đủ tiêu chí',
  explain:
    'Xã đạt chuẩn nông thôn mới khi đạt tất cả 19 tiêu chí. Xã đã công nhận mà số tiêu chí mới nhất thấp hơn thì hoặc sai số, hoặc phải xét thu hồi.',
  remedy: 'Sửa số tiêu chí, hoặc nêu xã có tiêu chí bị mất.',
  severity: 'warning',
  legalRef: 'QĐ 318/QĐ-TTg 08/3/2022; QĐ 18/2022/QĐ-TTg',
  confidence: 'unverified',
  ...ALWAYS,
  check: (input) => {
    const recognised = [
      ...new Set(input.indicators.recognitions.filter(({ data }) => data.level.startsWith('xa-')).map(({ unit }) => unit)),
    ].sort();
    if (recognised.length === 0) return 'chưa ghi xã nào được công nhận';
    return recognised.flatMap((unit): Found[] => {
      const counted = input.indicators.criteria.filter(
        (fact) => fact.unit === unit && fact.data.met !== null && fact.data.set.startsWith('NTM-XA-'),
      );
      const newest = [...counted].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).at(-1);
      const total = newest && input.catalogue.criteriaSet(newest.data.set)?.total;
      if (!newest || typeof total !== 'number' || (newest.data.met ?? 0) >= total) return [];
      return [
        {
          about: unit,
          message: `${unitWords(input, unit)} đã được công nhận nhưng ngày ${formatDay(newest.effectiveOn)} ghi đạt ${newest.data.met}/${total} tiêu chí.`,
          stated: `${newest.data.met}/${total}`,
          expected: `${total}/${total}`,
        },
      ];
    });
  },
};

/** What must have been recognised before; DOMAIN 2.2 (not read at its source), 2.3 (read). */
const BEFORE = { 'xa-nang-cao': 'xa-dat-chuan', 'xa-kieu-mau': 'xa-nang-cao' } as const;
const RECOGNITION_ORDER: Rule = {
  id: 'recognition-order',
  title: 'Công nhận theo thứ tự đạt chuẩn, nâng cao, kiểu mẫu',
  explain: 'Xã nâng cao phải đã đạt chuẩn; xã kiểu mẫu phải đã đạt nâng cao. Bậc trước chưa ghi trong sổ thì nêu ra.',
  remedy: 'Nhập quyết định công nhận bậc trước, kể cả của các năm trước.',
  severity: 'note',
  legalRef: 'QĐ 319/QĐ-TTg 08/3/2022 (xã kiểu mẫu)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const own = input.indicators.recognitions.filter(({ data }) => data.level in BEFORE);
    if (own.length === 0) return 'chưa ghi xã nâng cao, kiểu mẫu nào';
    return own.flatMap(({ unit, data }): Found[] => {
      const needed = BEFORE[data.level as keyof typeof BEFORE];
      if (input.indicators.recognitions.some((one) => one.unit === unit && one.data.level === needed)) return [];
      return [
        {
          about: `${unit}|${data.level}`,
          message: `${unitWords(input, unit)} được công nhận ${RECOGNITIONS[data.level]}, sổ chưa ghi công nhận ${RECOGNITIONS[needed]}.`,
        },
      ];
    });
  },
};

export const INDICATOR_RULES: readonly Rule[] = [ATTAINMENT, TARGET_SET, CRITERIA_TOTAL, CRITERIA_FALL, RECOGNISED_ALL, RECOGNITION_ORDER];
