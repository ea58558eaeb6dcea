/** Accounts, roles, tokens and the trail over HTTP. */
import { z } from 'zod';
import { currentCatalogue } from '../catalogue/actions.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { transaction } from '../db/connect.ts';
import { expectVersion, json, named, ofAllUnits, type Route, type RouteContext, route } from '../db/route.ts';
import { dayAfter, formatDay } from '../kernel/calendar.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { toHex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { checkGrant, createToken, endRole, grantRole, makeTemporary, resetPassword, verifyTrail } from './actions.ts';
import { type Account, type Grant, grantSchema, grantState, ROLE_NAMES, shownGrant } from './model.ts';
import { checkPassword } from './password.ts';
import { type Action, type Permission, POLICY } from './policy.ts';
import * as store from './store.ts';
import { maskAddress, type TrailRow } from './trail.ts';

const ACCOUNTS = 'Tài khoản';
const TRAIL = 'Nhật ký';
const name = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const unit = z.string().min(1).max(100).meta({ description: 'Mã, tên hoặc mã@ngày của đơn vị' });

const accountSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  disabled: z.boolean(),
  totp: z.boolean(),
  temporary: z.boolean().meta({ description: 'Mật khẩu do người quản trị đặt, chủ tài khoản chưa chọn mật khẩu riêng' }),
  grants: z.array(grantSchema),
});
const grantBody = {
  role: z.enum(ROLE_NAMES),
  unit,
  on: daySchema.optional().meta({ description: 'Ngày mà tên, mã đơn vị được hiểu; mặc định hôm nay' }),
  programmes: z.array(z.string().max(40)).max(50).default([]),
  validFrom: daySchema.optional(),
  validTo: daySchema.nullable().default(null),
};
const tokenSchema = z.object({
  id,
  name: z.string(),
  actions: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});
const trailSchema = z.object({
  seq: z.int(),
  at: z.string(),
  account: z.string(),
  action: z.string(),
  route: z.string(),
  object: z.string(),
  unit: z.string(),
  outcome: z.string(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string(),
  hash: z.string(),
});
const actionSchema = z.object({ action: z.string(), text: z.string() });
const ACTIONS = Object.entries<Permission>(POLICY).map(([action, { text }]) => ({ action, text }));
named({ Action: actionSchema, Grant: grantSchema, Account: accountSchema, Token: tokenSchema, TrailEntry: trailSchema });

/** What the keeper of passwords does for these routes (http/sign-in.ts). */
interface Passwords {
  createAccount(account: { name: string; email: string; password: string | null }): Promise<string>;
  hashPassword(password: string): Promise<string>;
}
const keyOf = (
  catalogue: Catalogue,
  body: { unit: string; on?: Parameters<Catalogue['unit']>[1] | undefined },
  today: RouteContext['today'],
) => catalogue.unitKey(catalogue.unitAsked(body.unit, body.on ?? today));

export function accessRoutes(passwords: Passwords): Route[] {
  return [...accountRoutes(passwords), ...tokenRoutes(), ...trailRoutes()];
}

function accountRoutes(passwords: Passwords): Route[] {
  return [
    route({
      id: 'listAccounts',
      method: 'GET',
      path: '/api/accounts',
      tag: ACCOUNTS,
      summary: 'Các tài khoản có quyền trong phạm vi của tôi',
      action: 'account.list',
      answers: z.object({ items: z.array(accountSchema) }),
      writes: 'nothing',
      handle: async (_input, { db, caller, today }) => {
        const grants = (await store.readGrants(db, null)).map((grant) => shownGrant(grant, today));
        const items = (await store.readAccounts(db)).map((account) => ({
          ...account,
          grants: grants.filter((grant) => grant.account === account.id && caller.may('account.manage', grant.unit)),
        }));
        return json({ items: items.filter((account) => account.grants.length > 0 || account.id === caller.account) });
      },
    }),
    route({
      id: 'createAccount',
      method: 'POST',
      path: '/api/accounts',
      tag: ACCOUNTS,
      summary:
        'Lập tài khoản với vai trò đầu tiên; mật khẩu này chỉ để chọn mật khẩu riêng; không có thì đăng nhập qua hệ thống của cơ quan',
      action: 'account.manage',
      body: z.strictObject({ name, email: z.email().max(200), password: z.string().max(200).nullable().default(null), ...grantBody }),
      unit: ({ body }) => body,
      answers: accountSchema,
      status: 201,
      writes: 'alone',
      handle: async ({ body }, context) => {
        if (body.password !== null) checkPassword(body.password, [body.name, body.email]);
        const catalogue = await currentCatalogue(context.db);
        // Before the account is made: a half-made one would take the address.
        checkGrant(catalogue, { ...body, validFrom: body.validFrom ?? context.today }, context.today);
        const account = await passwords.createAccount({ name: body.name, email: body.email, password: body.password });
        if (body.password !== null) await transaction(context.db, (trx) => makeTemporary(trx, account, context.now));
        context.note(account, { role: body.role });
        await giveRole(context, catalogue, account, body);
        const grants = (await store.readGrants(context.db, account)).map((grant) => shownGrant(grant, context.today));
        return json({ ...(await store.readAccount(context.db, account)), grants });
      },
    }),
    route({
      id: 'setAccountState',
      method: 'PUT',
      path: '/api/accounts/:id/state',
      tag: ACCOUNTS,
      summary: 'Khoá hoặc mở lại tài khoản; khoá thì mọi phiên và mã truy cập kết thúc ngay',
      action: 'account.manage',
      params: z.object({ id }),
      body: z.strictObject({ disabled: z.boolean() }),
      answers: accountSchema,
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        const { account, grants } = await managed(context, params.id);
        if (account.id === context.caller.account)
          throw new Problem('wrong-state', 'Không tự khoá tài khoản của mình; nhờ người quản trị khác.');
        context.note(account.id, body);
        await transaction(context.db, (trx) => store.setDisabled(trx, account.id, body.disabled));
        return json({ ...account, disabled: body.disabled, grants: grants.map((grant) => shownGrant(grant, context.today)) });
      },
    }),
    route({
      id: 'resetPassword',
      method: 'POST',
      path: '/api/accounts/:id/password',
      tag: ACCOUNTS,
      summary: 'Đặt lại mật khẩu: mật khẩu tạm chỉ hiện lần này và chỉ để chọn mật khẩu mới; mọi phiên và mã truy cập kết thúc ngay',
      action: 'account.reset',
      params: z.object({ id }),
      answers: z.object({ password: z.string(), until: z.string() }),
      status: 201,
      // Not kept under its Idempotency-Key: the answer holds a secret.
      writes: 'alone',
      handle: async ({ params }, context) => {
        const { account } = await managed(context, params.id, 'account.reset');
        if (account.id === context.caller.account)
          throw new Problem('wrong-state', 'Không tự đặt lại mật khẩu của mình; đổi ở “Tài khoản của tôi”, hoặc nhờ người quản trị khác.');
        context.note(account.id);
        return json(await resetPassword(context.db, account, passwords.hashPassword, context.now));
      },
    }),
    route({
      id: 'grantRole',
      method: 'POST',
      path: '/api/accounts/:id/grants',
      tag: ACCOUNTS,
      summary: 'Trao một vai trò trên một đơn vị và các đơn vị bên dưới',
      action: 'account.manage',
      params: z.object({ id }),
      body: z.strictObject(grantBody),
      unit: ({ body }) => body,
      answers: grantSchema,
      status: 201,
      etag: 'given',
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        if (params.id === context.caller.account)
          throw new Problem('wrong-state', 'Không tự trao quyền cho mình; nhờ người quản trị khác.');
        context.note(params.id, { role: body.role });
        const grant = await giveRole(context, await currentCatalogue(context.db), params.id, body);
        return json(shownGrant(grant, context.today), { version: grant.version });
      },
    }),
    route({
      id: 'endGrant',
      method: 'DELETE',
      path: '/api/grants/:id',
      tag: ACCOUNTS,
      summary: 'Thu lại một vai trò từ hôm nay',
      action: 'account.manage',
      params: z.object({ id }),
      answers: grantSchema,
      etag: 'required',
      writes: 'transaction',
      handle: async ({ params }, context) => {
        const grant = await store.readGrant(context.db, params.id);
        if (!grant) throw new Problem('not-found', 'Không có vai trò này trong các vai trò đã trao; xem lại danh sách tài khoản.');
        context.caller.require('account.manage', grant.unit);
        expectVersion(context, grant.version, grant);
        if (grant.role === 'administrator' && grant.account === context.caller.account)
          throw new Problem('wrong-state', 'Không tự thu quyền quản trị của mình; nhờ người quản trị khác.');
        context.note(grant.account, { grant: grant.id, role: grant.role });
        await transaction(context.db, (trx) => endRole(trx, grant, context.today));
        const after = await store.readGrant(context.db, params.id);
        return json(after && shownGrant(after, context.today), { version: after?.version ?? 0 });
      },
    }),
  ];
}

async function giveRole(
  { db, caller, today }: RouteContext,
  catalogue: Catalogue,
  account: string,
  body: {
    role: Grant['role'];
    unit: string;
    on?: Grant['validFrom'] | undefined;
    programmes: string[];
    validFrom?: Grant['validFrom'] | undefined;
    validTo: Grant['validTo'];
  },
): Promise<Grant> {
  const grant = {
    id: crypto.randomUUID(),
    account,
    role: body.role,
    unit: keyOf(catalogue, body, today),
    programmes: body.programmes,
    validFrom: body.validFrom ?? today,
    validTo: body.validTo,
  };
  return transaction(db, (trx) => grantRole(trx, catalogue, grant, caller.account, today));
}

/** An account whose every standing role lies in the caller's scope: nobody locks out somebody above them. */
async function managed(
  { db, caller, today }: RouteContext,
  id: string,
  action: Action = 'account.manage',
): Promise<{ account: Account; grants: Grant[] }> {
  const account = await store.readAccount(db, id);
  if (!account) throw new Problem('not-found', `Không có tài khoản “${id}”; lấy id ở danh sách tài khoản.`);
  const grants = await store.readGrants(db, id);
  const standing = grants.filter((grant) => grant.validTo === null || grant.validTo >= today);
  for (const grant of standing) caller.require(action, grant.unit);
  // An account without a standing role belongs to nobody below the root.
  const catalogue = await currentCatalogue(db);
  const root = catalogue.rootUnit(today);
  if (standing.length === 0 && root) caller.require(action, catalogue.unitKey(root));
  return { account, grants };
}

function tokenRoutes(): Route[] {
  const TAG = 'Tài khoản của tôi';
  return [
    route({
      id: 'myTokens',
      method: 'GET',
      path: '/api/me/tokens',
      tag: TAG,
      summary: 'Các mã truy cập cho chương trình của tôi',
      action: 'self.read',
      answers: z.array(tokenSchema),
      writes: 'nothing',
      handle: async (_input, { db, caller }) => json((await store.readTokens(db, caller.account)).map(({ account: _, ...token }) => token)),
    }),
    route({
      id: 'myActions',
      method: 'GET',
      path: '/api/me/actions',
      tag: TAG,
      summary: 'Những việc vai trò của tôi được làm: để chọn cho một mã truy cập',
      action: 'self.read',
      answers: z.array(actionSchema),
      writes: 'nothing',
      handle: async (_input, { db, caller, today }) => {
        const grants = await store.readGrants(db, caller.account);
        const roles = new Set(grants.filter((grant) => grantState(grant, today) === 'valid').map(({ role }) => role));
        const mine = Object.entries<Permission>(POLICY).filter(
          ([, { reach, roles: own }]) => reach === 'signed-in' || own.some((role) => roles.has(role)),
        );
        return json(mine.map(([action, { text }]) => ({ action, text })));
      },
    }),
    route({
      id: 'createToken',
      method: 'POST',
      path: '/api/me/tokens',
      tag: TAG,
      summary: 'Lập mã truy cập: chỉ những việc được chọn, có hạn; mã chỉ hiện lần này',
      action: 'self.write',
      body: z.strictObject({ name, actions: z.array(z.string().max(60)).min(1).max(60), days: z.int().min(1).default(90) }),
      answers: tokenSchema.extend({ token: z.string() }),
      status: 201,
      // Not kept under its Idempotency-Key: the answer holds a secret.
      writes: 'alone',
      handle: async ({ body }, context) => {
        const { token, text } = await transaction(context.db, (trx) => createToken(trx, context, { id: crypto.randomUUID(), ...body }));
        context.note(token.id, { actions: body.actions });
        const { account: _, ...shown } = token;
        return json({ ...shown, token: text });
      },
    }),
    route({
      id: 'revokeToken',
      method: 'DELETE',
      path: '/api/me/tokens/:id',
      tag: TAG,
      summary: 'Thu hồi một mã truy cập của tôi',
      action: 'self.write',
      params: z.object({ id }),
      answers: z.object({ done: z.literal(true) }),
      writes: 'transaction',
      handle: async ({ params }, context) => {
        const done = await transaction(context.db, (trx) => store.revokeToken(trx, context.caller.account, params.id));
        if (!done) throw new Problem('not-found', 'Không có mã truy cập này, hoặc đã thu hồi; xem lại danh sách mã truy cập của bạn.');
        context.note(params.id);
        return json({ done: true });
      },
    }),
  ];
}

const shown = (row: TrailRow) => ({
  seq: row.seq,
  at: row.at,
  account: row.account,
  action: row.action,
  route: row.route,
  object: row.object,
  unit: row.unit,
  outcome: row.outcome,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
  address: row.place ? maskAddress(row.place.ip) : '',
  hash: toHex(row.hash),
});

function trailRoutes(): Route[] {
  return [
    route({
      id: 'readTrail',
      method: 'GET',
      path: '/api/trail',
      tag: TRAIL,
      summary: 'Ai làm gì, với cái gì, lúc nào; địa chỉ che bớt',
      action: 'trail.read',
      query: z.object({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
        account: z.string().max(100).optional(),
        action: z.string().max(60).optional(),
        object: z.string().max(200).optional(),
        outcome: z.string().max(60).optional(),
        from: daySchema.optional(),
        to: daySchema.optional(),
        order: z
          .enum(['oldest', 'newest'])
          .default('oldest')
          .meta({ description: 'newest: mới nhất trước; after là số của dòng cuối trang trước' }),
      }),
      answers: z.object({
        items: z.array(trailSchema),
        next: z.int().nullable(),
        actions: z.array(actionSchema).meta({ description: 'Mọi việc của bảng phân quyền, để lọc' }),
      }),
      unit: ofAllUnits,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const { from, to, order, ...rest } = query;
        const rows = await store.readTrail(context.db, {
          ...rest,
          newest: order === 'newest',
          limit: query.limit + 1,
          from: from === undefined ? undefined : `${from}T00:00:00+07:00`,
          to: to === undefined ? undefined : `${dayAfter(to)}T00:00:00+07:00`,
        });
        const items = rows.slice(0, query.limit).map(shown);
        return json({ items, next: rows.length > query.limit ? (items.at(-1)?.seq ?? null) : null, actions: ACTIONS });
      },
    }),
    route({
      id: 'exportTrail',
      method: 'GET',
      path: '/api/trail/export',
      tag: TRAIL,
      summary: 'Toàn bộ nhật ký, mỗi dòng một JSON',
      action: 'trail.read',
      answers: 'file',
      mime: ['application/x-ndjson'],
      unit: ofAllUnits,
      writes: 'nothing',
      handle: async (_input, { db }) => ({ type: 'stream', chunks: trailLines(db), mime: 'application/x-ndjson', name: 'nhat-ky.ndjson' }),
    }),
    route({
      id: 'verifyTrail',
      method: 'GET',
      path: '/api/trail/verify',
      tag: TRAIL,
      summary: 'Kiểm tra chuỗi của nhật ký',
      action: 'trail.read',
      answers: z.object({ rows: z.int(), head: z.string(), problems: z.array(z.string()) }),
      unit: ofAllUnits,
      writes: 'nothing',
      handle: async (_input, { db }) => {
        const { rows, head, problems } = await verifyTrail(db);
        return json({ rows, head, problems: problems.map((problem) => problem.message) });
      },
    }),
    route({
      id: 'eraseTrailPlaces',
      method: 'POST',
      path: '/api/trail/erase-addresses',
      tag: TRAIL,
      summary: 'Xoá địa chỉ truy cập trước một ngày (dữ liệu cá nhân); chuỗi vẫn nguyên',
      action: 'trail.erase',
      body: z.strictObject({ before: daySchema }),
      answers: z.object({ erased: z.int() }),
      unit: ofAllUnits,
      writes: 'transaction',
      handle: async ({ body }, context) => {
        if (body.before > context.today)
          throw new Problem('invalid-value', `Ngày ${formatDay(body.before)} ở sau hôm nay; chọn hôm nay hoặc một ngày trước.`, {
            field: 'before',
          });
        const erased = await transaction(context.db, (trx) => store.erasePlaces(trx, body.before));
        context.note('', { before: body.before, erased });
        return json({ erased });
      },
    }),
  ];
}

const RUN = 1000;
async function* trailLines(db: RouteContext['db']): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await store.readTrail(db, { after, limit: RUN });
    if (rows.length === 0) return;
    yield rows.map((row) => `${JSON.stringify(shown(row))}\n`).join('');
    after = rows.at(-1)?.seq ?? after;
  }
}
