/** The only SQL of accounts, grants, tokens, lock-out, idempotency and the trail. better-auth writes its own tables (http/sign-in.ts). */
import { sql } from 'kysely';
import type { Db, Trx } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import type { Day } from '../kernel/calendar.ts';
import { toHex } from '../kernel/hash.ts';
import type { Account, Grant, Role, Token } from './model.ts';
import type { TrailRow } from './trail.ts';

const ACCOUNT = sql`SELECT id, name, email, disabled, coalesce("twoFactorEnabled", false) AS totp,
  "temporaryUntil" IS NOT NULL AS temporary FROM account`;

export async function readAccount(db: Db, id: string): Promise<Account | undefined> {
  return (await sql<Account>`${ACCOUNT} WHERE id = ${id}`.execute(db)).rows[0];
}

export async function readAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  return (await sql<Account>`${ACCOUNT} WHERE email = ${email.toLowerCase()}`.execute(db)).rows[0];
}

export async function readAccounts(db: Db): Promise<Account[]> {
  return (await sql<Account>`${ACCOUNT} ORDER BY name, id`.execute(db)).rows;
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await sql<{ found: boolean }>`SELECT EXISTS (SELECT 1 FROM account) AS found`.execute(db)).rows[0]?.found ?? false;
}

/** Disabling ends every session and token at once. */
export async function setDisabled(trx: Trx, id: string, disabled: boolean): Promise<void> {
  await sql`UPDATE account SET disabled = ${disabled}, "updatedAt" = clock_timestamp() WHERE id = ${id}`.execute(trx);
  if (disabled) await endEverySession(trx, id);
}

/** Sessions, half-opened ones (the password given, the code not yet) and tokens. */
async function endEverySession(trx: Trx, id: string): Promise<void> {
  await sql`DELETE FROM account_session WHERE "userId" = ${id}`.execute(trx);
  await sql`DELETE FROM account_verification WHERE value = ${id}`.execute(trx);
  await sql`UPDATE access_token SET revoked_at = clock_timestamp() WHERE account = ${id} AND revoked_at IS NULL`.execute(trx);
}

/** Puts another password in the place of the one that stands; false when the account signs in without one. */
export async function replacePassword(trx: Trx, id: string, hash: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE account_credential SET password = ${hash}, "updatedAt" = clock_timestamp() WHERE "userId" = ${id} AND "providerId" = 'credential'`.execute(
      trx,
    );
  if (numAffectedRows === 0n) return false;
  await endEverySession(trx, id);
  return true;
}

/** Until when the password of an account is a temporary one; null: it is the owner's. */
export async function setTemporary(trx: Trx, id: string, until: string | null): Promise<void> {
  await sql`UPDATE account SET "temporaryUntil" = ${until}::timestamptz, "updatedAt" = clock_timestamp() WHERE id = ${id}`.execute(trx);
}

export async function isTemporaryOver(db: Db, email: string, now: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM account WHERE email = ${email.toLowerCase()} AND "temporaryUntil" < ${now}::timestamptz`.execute(
    db,
  );
  return rows.length > 0;
}

interface GrantRow {
  id: string;
  account: string;
  role: Role;
  unit: string;
  programmes: string[];
  valid_from: Day;
  valid_to: Day | null;
  version: number;
}
const grantOf = ({ valid_from, valid_to, ...row }: GrantRow): Grant => ({ ...row, validFrom: valid_from, validTo: valid_to });

export async function readGrants(db: Db, account: string | null): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`SELECT id, account, role, unit, programmes, valid_from, valid_to, version FROM access_grant
    WHERE ${account}::text IS NULL OR account = ${account} ORDER BY valid_from, role, unit, id`.execute(db);
  return rows.map(grantOf);
}

export async function readGrant(db: Db, id: string): Promise<Grant | undefined> {
  const { rows } =
    await sql<GrantRow>`SELECT id, account, role, unit, programmes, valid_from, valid_to, version FROM access_grant WHERE id = ${id}`.execute(
      db,
    );
  return rows[0] && grantOf(rows[0]);
}

export async function addGrant(trx: Trx, grant: Omit<Grant, 'version'>, by: string): Promise<void> {
  await sql`INSERT INTO access_grant (id, account, role, unit, programmes, valid_from, valid_to, granted_by)
    VALUES (${grant.id}, ${grant.account}, ${grant.role}, ${grant.unit}, ${grant.programmes}::text[], ${grant.validFrom}::date, ${grant.validTo}::date, ${by})`.execute(
    trx,
  );
}

/** Sets the last day; returns false when another version stands there now. */
export async function endGrant(trx: Trx, id: string, version: number, lastDay: Day): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE access_grant SET valid_to = ${lastDay}::date, version = version + 1 WHERE id = ${id} AND version = ${version}`.execute(
      trx,
    );
  return numAffectedRows === 1n;
}

interface TokenRow {
  id: string;
  account: string;
  name: string;
  actions: string[];
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}
const tokenOf = ({ created_at, expires_at, revoked_at, ...row }: TokenRow): Token => ({
  ...row,
  createdAt: created_at,
  expiresAt: expires_at,
  revokedAt: revoked_at,
});
const TOKEN = sql`SELECT id, account, name, actions, ${iso('created_at')} AS created_at, ${iso('expires_at')} AS expires_at, ${iso('revoked_at')} AS revoked_at FROM access_token`;

export async function addToken(
  trx: Trx,
  token: Pick<Token, 'id' | 'account' | 'name' | 'actions' | 'expiresAt'>,
  hash: Uint8Array,
): Promise<void> {
  await sql`INSERT INTO access_token (id, account, name, hash, actions, expires_at)
    VALUES (${token.id}, ${token.account}, ${token.name}, ${hash}, ${token.actions}::text[], ${token.expiresAt}::timestamptz)`.execute(trx);
}

export async function readTokens(db: Db, account: string): Promise<Token[]> {
  return (await sql<TokenRow>`${TOKEN} WHERE account = ${account} ORDER BY created_at, id`.execute(db)).rows.map(tokenOf);
}

/** A token that is neither revoked nor past its day, of an account that is not disabled. */
export async function readLiveToken(db: Db, hash: Uint8Array): Promise<Token | undefined> {
  const { rows } = await sql<TokenRow>`${TOKEN} WHERE hash = ${hash} AND revoked_at IS NULL AND expires_at > clock_timestamp()
    AND EXISTS (SELECT 1 FROM account a WHERE a.id = access_token.account AND NOT a.disabled)`.execute(db);
  return rows[0] && tokenOf(rows[0]);
}

export async function revokeToken(trx: Trx, account: string, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`UPDATE access_token SET revoked_at = clock_timestamp() WHERE id = ${id} AND account = ${account} AND revoked_at IS NULL`.execute(
      trx,
    );
  return numAffectedRows === 1n;
}

/** Minutes that sign-in for this address is still locked; 0 when it is open. */
export async function lockedMinutes(db: Db, who: Uint8Array): Promise<number> {
  const { rows } = await sql<{
    minutes: number;
  }>`SELECT ceil(extract(epoch FROM locked_until - clock_timestamp()) / 60)::int AS minutes FROM access_lockout WHERE who = ${who} AND locked_until > clock_timestamp()`.execute(
    db,
  );
  return rows[0]?.minutes ?? 0;
}

/** Counts a failure; the `most`-th within the window locks. Failures before the window are forgotten. */
export async function countFailure(db: Db, who: Uint8Array, most: number, minutes: number): Promise<void> {
  await sql`INSERT INTO access_lockout AS l (who, failures, last_at) VALUES (${who}, 1, clock_timestamp())
    ON CONFLICT (who) DO UPDATE SET last_at = clock_timestamp(),
      failures = CASE WHEN l.last_at < clock_timestamp() - make_interval(mins => ${minutes}) THEN 1 ELSE l.failures + 1 END,
      locked_until = CASE WHEN l.last_at >= clock_timestamp() - make_interval(mins => ${minutes}) AND l.failures + 1 >= ${most}
        THEN clock_timestamp() + make_interval(mins => ${minutes}) ELSE l.locked_until END`.execute(db);
}

export async function clearFailures(db: Db, who: Uint8Array): Promise<void> {
  await sql`DELETE FROM access_lockout WHERE who = ${who}`.execute(db);
}

export interface KeptAnswer {
  readonly request: string;
  readonly status: number | null;
  readonly version: number | null;
  readonly answer: unknown;
}

/**
 * Claims a key for this request inside its transaction; a second one with the same key waits here for the first to end.
 * Returns what the first answered, or null when this is the first.
 */
export async function claimKey(trx: Trx, account: string, key: string, request: Uint8Array): Promise<KeptAnswer | null> {
  const { rows } = await sql<{
    key: string;
  }>`INSERT INTO access_idempotency (account, key, request) VALUES (${account}, ${key}, ${request}) ON CONFLICT DO NOTHING RETURNING key`.execute(
    trx,
  );
  if (rows.length === 1) return null;
  const { rows: held } = await sql<{ request: Uint8Array; status: number | null; version: number | null; answer: string | null }>`
    SELECT request, status, version, answer FROM access_idempotency WHERE account = ${account} AND key = ${key}`.execute(trx);
  const [row] = held;
  return row ? { ...row, request: toHex(new Uint8Array(row.request)), answer: JSON.parse(row.answer ?? 'null') as unknown } : null;
}

export async function keepAnswer(
  trx: Trx,
  account: string,
  key: string,
  status: number,
  version: number | null,
  answer: unknown,
): Promise<void> {
  await sql`UPDATE access_idempotency SET status = ${status}, version = ${version}, answer = ${JSON.stringify(answer ?? null)} WHERE account = ${account} AND key = ${key}`.execute(
    trx,
  );
}

export interface TrailEntry {
  readonly account: string;
  readonly action: string;
  readonly route: string;
  readonly object: string;
  readonly unit: string;
  readonly outcome: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly salt: string;
  readonly ip: string;
  readonly agent: string;
}

export async function appendTrail(db: Db, entry: TrailEntry): Promise<void> {
  await sql`SELECT access_trail_append(${entry.account}, ${entry.action}, ${entry.route}, ${entry.object}, ${entry.unit}, ${entry.outcome},
    ${JSON.stringify(entry.detail)}, ${entry.salt}, ${entry.ip}, ${entry.agent})`.execute(db);
}

export interface TrailQuery {
  readonly after: number;
  readonly limit: number;
  readonly account?: string | undefined;
  readonly action?: string | undefined;
  /** Part of the object's name. */
  readonly object?: string | undefined;
  readonly outcome?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The newest first; `after` is the last row of the page before, 0 for the first page. */
  readonly newest?: boolean;
}

/** Rows with seq > after, in order; or, newest first, those before it. */
export async function readTrail(db: Db, query: TrailQuery): Promise<TrailRow[]> {
  const { account = null, action = null, object = null, outcome = null, from = null, to = null, newest = false } = query;
  const onward = !newest ? sql`t.seq > ${query.after}` : query.after === 0 ? sql`true` : sql`t.seq < ${query.after}`;
  const order = newest ? sql`t.seq DESC` : sql`t.seq`;
  const { rows } = await sql<
    Omit<TrailRow, 'placeHash' | 'place'> & { place_hash: Uint8Array; salt: string | null; ip: string | null; agent: string | null }
  >`SELECT t.seq, ${iso('t.at')} AS at, t.account, t.action, t.route, t.object, t.unit, t.outcome, t.detail, t.place_hash, t.hash, p.salt, p.ip, p.agent
      FROM access_trail t LEFT JOIN access_trail_place p ON p.seq = t.seq
      WHERE ${onward} AND (${account}::text IS NULL OR t.account = ${account}) AND (${action}::text IS NULL OR t.action = ${action})
        AND (${object}::text IS NULL OR strpos(t.object, ${object}) > 0) AND (${outcome}::text IS NULL OR t.outcome = ${outcome})
        AND (${from}::timestamptz IS NULL OR t.at >= ${from}::timestamptz) AND (${to}::timestamptz IS NULL OR t.at < ${to}::timestamptz)
      ORDER BY ${order} LIMIT ${query.limit}`.execute(db);
  return rows.map(({ place_hash, salt, ip, agent, ...row }) => ({
    ...row,
    hash: new Uint8Array(row.hash),
    placeHash: new Uint8Array(place_hash),
    place: salt === null ? null : { salt, ip: ip ?? '', agent: agent ?? '' },
  }));
}

export async function readTrailHead(db: Db): Promise<{ seq: number; hash: Uint8Array }> {
  const { rows } = await sql<{ seq: number; hash: Uint8Array }>`SELECT seq, hash FROM access_trail_head`.execute(db);
  return { seq: rows[0]?.seq ?? 0, hash: new Uint8Array(rows[0]?.hash ?? []) };
}

/** Forgets from where requests before a day came; the chain stays whole. Returns how many. */
export async function erasePlaces(trx: Trx, before: Day): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM access_trail_place p USING access_trail t
    WHERE t.seq = p.seq AND t.at < (${before}::date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
