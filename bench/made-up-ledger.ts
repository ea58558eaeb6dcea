/**
 * Fills an empty PostgreSQL database with a made-up ledger of five years, to try things at size:
 *   node bench/made-up-ledger.ts postgres://…/DATABASE province|nation [LEGS]
 * A province of 100 communes (300 thousand legs unless said), or a nation of 34 provinces and 3,321 communes (10 million: some minutes, 3 GB).
 */
import { NATION, openFilled, PROVINCE } from './scale/nation.ts';

const [url = '', which = '', legs] = process.argv.slice(2);
const size = { province: PROVINCE, nation: NATION }[which];
if (size === undefined || !/^postgres(ql)?:/.test(url) || (legs !== undefined && !(Number(legs) > 0))) {
  console.error('node bench/made-up-ledger.ts postgres://…/DATABASE province|nation [LEGS]');
  process.exit(2);
}
const { database, seconds } = await openFilled(url, { ...size, legs: Number(legs ?? size.legs) }, console.log);
await database.close();
console.log(seconds === null ? 'Cơ sở dữ liệu này đã có sổ; chọn một cơ sở dữ liệu trống.' : `Xong sau ${seconds.toFixed(0)} s.`);
