/** News of a cycle for whom it concerns, and reminders of what is due. */
import { type Action, POLICY } from '../../access/policy.ts';
import { readAccount, readGrants } from '../../access/store.ts';
import { coveredUnits } from '../../access/subtree.ts';
import { currentCatalogue } from '../../catalogue/actions.ts';
import { unitTitleOf } from '../../catalogue/names.ts';
import { type Db, type Trx, transaction } from '../../db/connect.ts';
import { type Day, daysBetween, formatDay, isWithin } from '../../kernel/calendar.ts';
import { shortId } from '../../kernel/hash.ts';
import { type Cycle, daysLate } from '../model.ts';
import { readCycle, readOpenSubmissions } from '../store.ts';
import { addNotices } from './store.ts';

export interface Reminder {
  readonly account: string;
  readonly email: string;
  readonly subject: string;
}

/** Something that people with a right on a unit must know; told once for each `once`. */
export interface News {
  readonly action: Action;
  readonly unit: string;
  readonly subject: string;
  readonly link: string;
  readonly once: string;
}

/** Leaves a notice with people whose role is on the unit itself, else with whoever covers it; not with the one who did it. */
export async function notify(trx: Trx, news: readonly News[], by: string | null, today: Day): Promise<Reminder[]> {
  const catalogue = await currentCatalogue(trx);
  const grants = (await readGrants(trx, null)).filter((grant) => isWithin(today, grant.validFrom, grant.validTo));
  const wanted = news.flatMap(({ action, unit, subject, link, once }) => {
    const able = grants.filter((grant) => (POLICY[action].roles as readonly string[]).includes(grant.role));
    const own = able.filter((grant) => grant.unit === unit);
    const whose = own.length > 0 ? own : able.filter((grant) => coveredUnits(catalogue, grant.unit).has(unit));
    return [...new Set(whose.map((grant) => grant.account))]
      .filter((account) => account !== by)
      .map((account) => ({ id: shortId(`${link}|${account}|${once}`), account, subject, link }));
  });
  const added = new Set(await addNotices(trx, wanted));
  const reminders: Reminder[] = [];
  for (const notice of wanted.filter((one) => added.has(one.id))) {
    const account = await readAccount(trx, notice.account);
    if (account && !account.disabled) reminders.push({ account: account.id, email: account.email, subject: notice.subject });
  }
  return reminders;
}

/** Days before the due date from which the server reminds by itself. */
const REMIND_DAYS = 3;

/** Tells those who write for a unit that its report is due, once a day. `cycle` null: every open cycle whose due date is near or past. */
export async function remind(db: Db, cycle: string | null, today: Day): Promise<Reminder[]> {
  return transaction(db, async (trx) => {
    const catalogue = await currentCatalogue(trx);
    const news: News[] = [];
    for (const submission of await readOpenSubmissions(trx)) {
      const of = (await readCycle(trx, submission.cycle)) as Cycle;
      if (cycle === null ? daysBetween(today, of.due) > REMIND_DAYS : of.id !== cycle) continue;
      const late = daysLate(submission, of.due, today);
      news.push({
        action: 'submission.write',
        unit: submission.unit,
        subject: `${of.title}: ${unitTitleOf(catalogue, submission.unit)}, ${late > 0 ? `quá hạn ${late} ngày` : `hạn ${formatDay(of.due)}`}`,
        link: `/ky-bao-cao/${of.id}/${submission.id}`,
        once: today,
      });
    }
    return notify(trx, news, null, today);
  });
}
