/**
 * `mean`, the GRIM test: a percentage of n things is some k of n. "66,5% trong 6 xã" cannot be: four are 66,6 or 66,7. With the catalogue's
 * communes the same is noted where the text does not print n; there only what holds is said, because the text may mean another whole.
 */
import { decimal, ZERO } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import type { Found } from '../found.ts';
import type { AuditFacts } from '../model.ts';
import type { Outline } from '../outline.ts';
import { measure, placesOf } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { checkRatio, type Verdict } from '../verdict.ts';
import { isChange } from './change-words.ts';

export interface ShareCheck {
  readonly figure: Figure;
  /** The number of things, where it is printed. */
  readonly whole: Figure | null;
  readonly count: number;
  readonly noun: string;
  readonly verdict: Verdict;
}

const MOST = 400;
const exactly = (n: number) => ({ v: decimal(n), ulp: ZERO });

/** The kindest verdict over all k; `failed` when no k of n gives the percentage. */
export function shareOf(percent: Figure, n: number): Verdict {
  let best: Verdict = 'failed';
  for (let k = 0; k <= n; k += 1) {
    const verdict = checkRatio(measure(percent), exactly(k), exactly(n), decimal(100), placesOf(percent));
    if (verdict === 'exact') return verdict;
    if (verdict !== 'failed') best = verdict;
  }
  return best;
}

export function shareChecks(statements: readonly PieceStatements[], communes: number | null): ShareCheck[] {
  const checks: ShareCheck[] = [];
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell') continue;
    for (const list of piece.byScope.values()) {
      for (const [index, one] of list.entries()) {
        if (one.value.unit?.dim !== 'percent' || one.value.qualifier !== 'none' || isChange(one)) continue;
        const check = printedWhole(piece, one, list[index + 1]) ?? catalogueWhole(one, communes);
        if (check !== null) checks.push(check);
      }
    }
  }
  return checks;
}

/** "66,6% trong tổng số 6 xã", "66,6% số xã (trong 6 xã)". */
function printedWhole(piece: PieceStatements, one: Statement, next: Statement | undefined): ShareCheck | null {
  // "trong tổng số" between two figures is read as a stroke.
  const whole = one.base ?? (next?.clause[0] === one.clause[0] && next.base === null && next.percent === null ? next.value : undefined);
  if (whole === undefined || whole.qualifier !== 'none' || whole.decimals > 0 || whole.unit?.power !== 0) return null;
  const noun = whole.unit.dim.startsWith('count:') ? whole.unit.name : '';
  const words = piece.piece.view.text.slice(one.value.unitEnd, whole.start);
  const counted = new RegExp(`^ (?:số ${noun} )?(?:trong|trên)(?: tổng)?(?: số)? ?$`, 'iu');
  const n = Number(whole.readings[0].m);
  if (noun === '' || !counted.test(words) || n < 2 || n > MOST) return null;
  return { figure: one.value, whole, count: n, noun, verdict: shareOf(one.value, n) };
}

/** "Xã đạt chuẩn nông thôn mới là 66,6%" in a district of six communes. */
function catalogueWhole(one: Statement, communes: number | null): ShareCheck | null {
  if (communes === null || communes < 2 || one.base !== null || !/(?:^|[\s,;:])(?:tỷ lệ )?xã đạt [^,;.]{0,60}$/iu.test(one.label))
    return null;
  const verdict = shareOf(one.value, communes);
  return verdict === 'failed' ? null : { figure: one.value, whole: null, count: communes, noun: 'xã', verdict };
}

/** Communes ("xã") of the district that the paper names first, on its day; null where the catalogue does not know it. */
export function communesOf(outline: Outline, facts: AuditFacts, day: string | null, period: string | null): number | null {
  const on = day ?? (period === null ? null : `${period.slice(0, 4)}-06-30`);
  if (on === null) return null;
  const head = outline.source.text.slice(0, 6_000);
  const valid = facts.units.filter((unit) => unit.validFrom <= on && (unit.validTo === null || on <= unit.validTo));
  const district = valid
    .filter((unit) => unit.type === 'huyen')
    .find((unit) =>
      [unit.name, ...unit.aliases].some((name) => head.includes(`huyện ${name}`) || head.includes(`HUYỆN ${name.toUpperCase()}`)),
    );
  if (district?.code === undefined) return null;
  const communes = valid.filter((unit) => unit.parent === district.code && unit.type === 'xa').length;
  return communes === 0 ? null : communes;
}

export function shareFindings(checks: readonly ShareCheck[]): Found[] {
  return checks
    .filter(({ verdict }) => verdict !== 'exact')
    .map(({ figure, whole, count, noun, verdict }) => ({
      rule: 'mean' as const,
      severity: verdict === 'failed' ? ('error' as const) : ('note' as const),
      message:
        verdict === 'failed'
          ? `Không có số ${noun} nguyên nào trong ${count} ${noun} cho tỷ lệ ${figure.printed}%; xem lại tỷ lệ hoặc tổng số ${noun}.`
          : `${verdict === 'truncation' ? 'Số liệu bị cắt, không làm tròn' : 'Lệch do làm tròn'}: ${figure.printed}% của ${count} ${noun}.`,
      spots: [figure, ...(whole === null ? [] : [whole])].map((one) => ({ piece: one.block, start: one.start, end: one.end })),
      stated: figure.printed,
    }));
}
