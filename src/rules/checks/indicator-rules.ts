/** Rules of targets, criteria and recognitions. */
import { indicatorValue, meetsTarget, targetOf } from '../../indicators/calculate.ts';
import { RECOGNITIONS } from '../../indicators/model.ts';
import { type Day, dayOf, formatDay, isWithin } from '../../kernel/calendar.ts';
import { groups, unitWords } from '../funds.ts';
import { ALWAYS, ARITHMETIC, type Found, PRACTICE, type Rule } from '../model.ts';

const vi = (value: string) => value.replace('.', ',');

/** Figures of a year's report are cut off on 14 December (DOMAIN 9 §8). */
const YEAR_REPORTED = [12, 14] as const;

const ATTAINMENT: Rule = {
  id: 'attainment',
  title: 'Chỉ tiêu đạt mục tiêu được giao',
  explain:
    'So kết quả năm trước và năm nay của từng chỉ tiêu với mục tiêu được giao cùng năm, theo chiều tốt của chỉ tiêu. Mục tiêu là của cả năm: năm chưa hết thì chỉ ghi chú đến kỳ này đã đạt bao nhiêu.',
  remedy: 'Nêu nguyên nhân ở mục tồn tại; kiểm tra lại kết quả và mục tiêu đã nhập.',
  severity: 'warning',
  ...ARITHMETIC,
  check: ({ catalogue, unit, period, asOf, indicators }) => {
    const owner = catalogue.unitKey(unit);
    const isOver = (year: number) => asOf >= dayOf(year, ...YEAR_REPORTED);
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
          ...(isOver(year) ? {} : { severity: 'note' as const }),
          message: `${data.name} ${isOver(year) ? `năm ${year}` : `đến ${formatDay(asOf)}`} là ${vi(value.value)} ${data.measureUnit}, ${isOver(year) ? 'chưa đạt mục tiêu' : `mục tiêu cả năm ${year} là`} ${vi(target.data.value)} ${data.measureUnit}.`,
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
  title: 'Xã được công nhận thì giữ đủ tiêu chí',
  explain:
    'Xã đạt chuẩn nông thôn mới khi đạt tất cả tiêu chí của bộ đang áp dụng ngày công nhận. Xã đã công nhận mà lần đánh giá mới nhất theo chính bộ ấy thấp hơn thì hoặc sai số, hoặc có tiêu chí bị mất; bộ tiêu chí của giai đoạn sau không dùng để xét xã công nhận ở giai đoạn trước.',
  remedy: 'Sửa số tiêu chí, hoặc nêu tiêu chí không đạt và kế hoạch khắc phục; đối chiếu điều kiện thu hồi quyết định công nhận.',
  severity: 'warning',
  legalRef: 'QĐ 318/QĐ-TTg 08/3/2022 (bộ 2021–2025); QĐ 51/2025/QĐ-TTg 29/12/2025 (bộ 2026–2030); QĐ 18/2022/QĐ-TTg (thu hồi)',
  confidence: 'unverified',
  ...ALWAYS,
  check: (input) => {
    const recognised = groups(
      input.indicators.recognitions.filter(({ data }) => data.level.startsWith('xa-')),
      ({ unit }) => unit,
    );
    if (recognised.length === 0) return 'chưa ghi xã nào được công nhận';
    return recognised.flatMap(([unit, facts]): Found[] => {
      const days = facts.map(({ effectiveOn }) => effectiveOn).sort();
      const counted = input.indicators.criteria.filter((fact) => {
        const set = input.catalogue.criteriaSet(fact.data.set);
        const isOfThen = set !== undefined && days.some((day) => isWithin(day, set.validFrom, set.validTo));
        return (
          fact.unit === unit &&
          fact.data.met !== null &&
          fact.data.set.startsWith('NTM-XA-') &&
          isOfThen &&
          fact.effectiveOn >= (days[0] as Day)
        );
      });
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
  explain:
    'Xã nâng cao phải đã đạt chuẩn; xã kiểu mẫu phải đã đạt nâng cao (hai bậc này theo các bộ tiêu chí 2021–2025). Bậc trước chưa ghi trong sổ, hoặc ghi công nhận sau bậc trên, thì nêu ra.',
  remedy: 'Nhập quyết định công nhận bậc trước, kể cả của các năm trước, hoặc sửa ngày.',
  severity: 'note',
  legalRef: 'QĐ 319/QĐ-TTg 08/3/2022 (xã kiểu mẫu)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const own = input.indicators.recognitions.filter(({ data }) => data.level in BEFORE);
    if (own.length === 0) return 'chưa ghi xã nâng cao, kiểu mẫu nào';
    return own.flatMap(({ unit, effectiveOn, data }): Found[] => {
      const needed = BEFORE[data.level as keyof typeof BEFORE];
      const before = input.indicators.recognitions.filter((one) => one.unit === unit && one.data.level === needed);
      if (before.some((one) => one.effectiveOn <= effectiveOn)) return [];
      const first = before.map((one) => one.effectiveOn).sort()[0];
      return [
        {
          about: `${unit}|${data.level}`,
          message: `${unitWords(input, unit)} được công nhận ${RECOGNITIONS[data.level]} ngày ${formatDay(effectiveOn)}, ${first ? `sổ ghi công nhận ${RECOGNITIONS[needed]} sau đó, ngày ${formatDay(first)}` : `sổ chưa ghi công nhận ${RECOGNITIONS[needed]}`}.`,
          // Of the two steps only the upper one was read at its source.
          ...(data.level === 'xa-kieu-mau' ? {} : { basis: { legalRef: '', confidence: 'unverified' as const } }),
        },
      ];
    });
  },
};

export const INDICATOR_RULES: readonly Rule[] = [ATTAINMENT, TARGET_SET, CRITERIA_TOTAL, CRITERIA_FALL, RECOGNISED_ALL, RECOGNITION_ORDER];
