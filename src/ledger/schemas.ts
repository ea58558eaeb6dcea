/** What the routes of the ledger, writing and reading, ask for alike. */
import { z } from 'zod';

export const LEDGER_TAG = 'Sổ vốn';
export const unitText = z.string().min(1).max(100).meta({ description: 'Mã, tên hoặc mã@ngày của đơn vị' });
export const code = z.string().min(1).max(100);
export const bookHome = z.string().regex(/^\d{2}$/, 'phải là mã sổ (mã tỉnh) gồm 2 chữ số');
/** Where an entry stands: its book and its number there. */
export const entryPlace = z.object({ home: bookHome, seq: z.coerce.number().int().min(1) });
