/** Adding a household: its number becomes a hash under a key of this installation, and nobody is entered twice in one book. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Trx } from '../db/connect.ts';
import { keepNote } from '../db/installation.ts';
import { Problem } from '../kernel/problem.ts';
import type { Household, HouseholdClass } from './model.ts';
import { addHousehold, householdWith } from './store.ts';

const KEY = 'household-key';

/** @throws Problem invalid-value, duplicate-row */
export async function enterHousehold(
  trx: Trx,
  asked: { readonly home: string; readonly unit: string; readonly name: string; readonly identity: string; readonly class: HouseholdClass },
  by: string,
): Promise<Household> {
  const digits = asked.identity.replace(/[\s.]/g, '');
  if (digits !== '' && !/^(?:\d{9}|\d{12})$/.test(digits))
    throw new Problem('invalid-value', 'Số định danh phải có 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân); để trống nếu chưa có.', {
      field: 'identity',
    });
  let identity: { hash: Uint8Array; tail: string } | null = null;
  if (digits !== '') {
    const key = await keepNote(trx, KEY, () => randomBytes(32).toString('hex'));
    identity = { hash: createHmac('sha256', key).update(digits).digest(), tail: digits.slice(-3) };
    const held = await householdWith(trx, asked.home, identity.hash);
    // The one who is there may belong to another unit: say that it exists, not who it is.
    if (held)
      throw new Problem(
        'duplicate-row',
        held.unit === asked.unit
          ? `Số định danh này đã có ở hộ “${held.name}” của đơn vị; dùng hộ đó.`
          : 'Số định danh này đã có ở một đơn vị khác của tỉnh; liên hệ cấp trên để đối chiếu trước khi hỗ trợ.',
        { field: 'identity' },
      );
  }
  const household = { home: asked.home, id: randomUUID(), unit: asked.unit, name: asked.name, class: asked.class };
  await addHousehold(trx, household, identity, by);
  return { ...household, identity: identity === null ? '' : `•••••••••${identity.tail}`, erased: false };
}
