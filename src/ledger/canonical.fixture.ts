/** Test vectors of canonical text v1: fixed for ever. Changing one means a new version of the text. */
import type { CanonicalEntry } from './canonical.ts';

export const ENTRY: CanonicalEntry = {
  event: 'transfer',
  effectiveOn: '2023-06-28',
  bookedOn: '2023-07-01',
  document: 'QĐ 12|UBND\\x\nngày 5',
  actor: 'cli',
  key: 'k|1',
  corrects: null,
  lines: [
    {
      component: 'DT.DA1',
      source: 'NSTW',
      kind: 'SN',
      originYear: 2022,
      from: { unit: '614@1991-08-12', year: 2023, stage: 'available' },
      to: { unit: '614@1991-08-12', year: 2023, stage: 'external' },
      amount: 9007199254740991,
    },
    {
      component: 'DT.DA2',
      source: 'NSTW',
      kind: 'SN',
      originYear: 2022,
      from: { unit: '614@1991-08-12', year: 2023, stage: 'external' },
      to: { unit: '614@1991-08-12', year: 2023, stage: 'available' },
      amount: 9007199254740991,
    },
  ],
};
export const RECORDED = '2023-08-02T09:10:11.000123Z';
