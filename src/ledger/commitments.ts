/** Money that is only expected ("dự kiến"): a record with a status, never an entry; counterpart queries ask for it by name. */
import { z } from 'zod';

export const COMMITMENT_KIND = 'commitment';

export const commitmentSchema = z.strictObject({
  component: z.string().min(1),
  source: z.string().min(1),
  kind: z.string().min(1),
  year: z.int().min(1990).max(2100),
  /** Whole đồng. */
  amount: z.int().positive(),
  document: z.string().min(1),
  status: z.enum(['expected', 'assigned', 'dropped']),
});
/** `assigned`: the money has come as an `assign` entry and is no longer counted here. */
export type Commitment = z.infer<typeof commitmentSchema>;
