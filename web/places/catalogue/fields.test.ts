import { expect, it } from 'vitest';
import { fieldOf, fileOf } from './fields.ts';

it('writes a row as the file of its table has it', () => {
  expect(fieldOf('plan_from_year')).toBe('planFromYear');
  expect(fileOf(['code', 'name', 'valid_to'], { name: ' Xã\tA\nB ', code: '1' })).toBe('code\tname\tvalid_to\n1\tXã A B\t\n');
});
