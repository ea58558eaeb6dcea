/** Notices of the one who asks. */
import { z } from 'zod';
import { transaction } from '../../db/connect.ts';
import { json, type Route, route } from '../../db/route.ts';
import { Problem } from '../../kernel/problem.ts';
import { CYCLES_TAG as TAG } from '../model.ts';
import { markRead, readNotices } from './store.ts';

const id = z.object({ id: z.string().min(1).max(100) });

export function noticeRoutes(): Route[] {
  return [
    route({
      id: 'myNotices',
      method: 'GET',
      path: '/api/me/notices',
      tag: TAG,
      summary: 'Thông báo của tôi, mới nhất trước',
      action: 'self.read',
      answers: z.object({
        items: z.array(z.object({ id: z.string(), subject: z.string(), link: z.string(), at: z.string(), readAt: z.string().nullable() })),
      }),
      writes: 'nothing',
      handle: async (_input, { db, caller }) =>
        json({ items: (await readNotices(db, caller.account)).map(({ account: _, ...notice }) => notice) }),
    }),
    route({
      id: 'readNotice',
      method: 'POST',
      path: '/api/me/notices/:id/read',
      tag: TAG,
      summary: 'Đánh dấu đã đọc',
      action: 'self.write',
      params: id,
      answers: z.object({ done: z.literal(true) }),
      writes: 'transaction',
      handle: async ({ params }, context) => {
        const done = await transaction(context.db, (trx) => markRead(trx, context.caller.account, params.id));
        if (!done) throw new Problem('not-found', 'Không có thông báo này.');
        return json({ done: true });
      },
    }),
  ];
}
