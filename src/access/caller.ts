/** The policy asked for one person on one day. Pure: grants, catalogue and day come in. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { unitTitle } from '../catalogue/names.ts';
import type { Caller } from '../db/route.ts';
import { type Day, dayAfter, formatDay, isWithin } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { type Grant, grantState, ROLES } from './model.ts';
import { permission } from './policy.ts';
import { coveredUnits } from './subtree.ts';

export interface CallerFacts {
  /** "" for nobody. */
  readonly account: string;
  readonly grants: readonly Grant[];
  /** Of a token: the only actions it may use; null for a person. */
  readonly actions: readonly string[] | null;
  readonly today: Day;
  readonly catalogue: Catalogue;
}

export function callerOf({ account, grants, actions, today, catalogue }: CallerFacts): Caller {
  const valid = grants.filter((grant) => isWithin(today, grant.validFrom, grant.validTo));
  const may: Caller['may'] = (action, unitKey, programme) => {
    const { reach, roles } = permission(action);
    if (reach === 'everyone') return true;
    if (account === '') return false;
    if (actions !== null && !actions.includes(action)) return false;
    if (reach === 'signed-in') return true;
    return valid.some(
      (grant) =>
        roles.includes(grant.role) &&
        (unitKey === undefined || coveredUnits(catalogue, grant.unit).has(unitKey)) &&
        (programme === undefined || grant.programmes.length === 0 || grant.programmes.includes(programme)),
    );
  };
  const notValid = grants.filter((grant) => !valid.includes(grant));
  return {
    account,
    may,
    require: (action, unitKey, programme) => {
      if (may(action, unitKey, programme)) return;
      if (account === '') throw new Problem('unauthenticated', 'Chưa đăng nhập hoặc phiên đã hết; đăng nhập rồi làm lại.');
      throw new Problem('forbidden', refusal({ action, unitKey, programme, actions, may, catalogue, today, notValid }));
    },
  };
}

interface Refused {
  readonly action: string;
  readonly unitKey: string | undefined;
  readonly programme: string | undefined;
  readonly actions: readonly string[] | null;
  readonly may: Caller['may'];
  readonly catalogue: Catalogue;
  readonly today: Day;
  /** Roles that begin later or have ended. */
  readonly notValid: readonly Grant[];
}

/** Says which of role, unit and programme is missing, and whom to ask. */
function refusal(refused: Refused): string {
  const { action, unitKey, programme, actions, may, catalogue, today } = refused;
  const { text, roles } = permission(action);
  const what = text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
  if (actions !== null && !actions.includes(action)) return `Mã truy cập này không được dùng để ${what}; lập mã khác có quyền đó.`;
  const other = wouldDo(refused);
  if (other) return `Không có quyền ${what}: ${outOfDate(other, today)}`;
  if (!may(action)) return `Không có quyền ${what}; việc này dành cho: ${roles.map((role) => ROLES[role]).join(', ')}. Hỏi người quản trị.`;
  if (unitKey !== undefined && !may(action, unitKey)) {
    const unit = catalogue.unitByKey(unitKey);
    return `${unit ? unitTitle(unit) : 'Đơn vị này'} không thuộc phạm vi được giao để ${what}; hỏi người quản trị.`;
  }
  return `Không được giao chương trình ${programme ?? ''} để ${what}; hỏi người quản trị.`;
}

/** The role that would do if it were valid today: the next to begin, else the last to have ended. */
function wouldDo({ action, unitKey, programme, catalogue, today, notValid }: Refused): Grant | undefined {
  const { roles } = permission(action);
  const fitting = notValid.filter(
    (grant) =>
      roles.includes(grant.role) &&
      (unitKey === undefined || coveredUnits(catalogue, grant.unit).has(unitKey)) &&
      (programme === undefined || grant.programmes.length === 0 || grant.programmes.includes(programme)),
  );
  const coming = fitting.filter((grant) => grantState(grant, today) === 'coming').sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const ended = fitting.filter((grant) => grant.validTo !== null).sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1));
  return coming[0] ?? ended[0];
}

function outOfDate(grant: Grant, today: Day): string {
  const role = `vai trò ${ROLES[grant.role]} của bạn`;
  const { validFrom, validTo } = grant;
  const state = grantState(grant, today);
  if (state === 'coming' || validTo === null) {
    const until = validTo === null ? '' : ` đến hết ${formatDay(validTo)}`;
    return `${role} có hiệu lực từ ${formatDay(validFrom)}${until}, hôm nay ${formatDay(today)} chưa dùng được. Chờ đến ngày đó hoặc hỏi người quản trị.`;
  }
  if (state === 'withdrawn')
    return `${role} (từ ${formatDay(validFrom)}) đã được thu lại ngày ${formatDay(dayAfter(validTo))}. Cần dùng tiếp thì nhờ người quản trị trao lại.`;
  return `${role} có hiệu lực từ ${formatDay(validFrom)} đến hết ${formatDay(validTo)}, nay đã hết. Cần dùng tiếp thì nhờ người quản trị trao lại.`;
}
