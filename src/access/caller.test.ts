import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../catalogue/catalogue.ts';
import { readShippedData } from '../catalogue/files.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { Day } from '../kernel/calendar.ts';
import { callerOf } from './caller.ts';
import { type Grant, grantState, type Role } from './model.ts';
import { coveredUnits } from './subtree.ts';

const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const day = (text: string) => text as Day;
const grant = (role: Role, unit: string, more: Partial<Grant> = {}): Grant => ({
  id: 'g',
  account: 'a',
  role,
  unit,
  programmes: [],
  validFrom: day('2026-01-01'),
  validTo: null,
  version: 1,
  ...more,
});
const caller = (grants: Grant[], today = '2026-11-24', actions: string[] | null = null) =>
  callerOf({ account: 'a', grants, actions, today: day(today), catalogue });

describe('the units of a grant', () => {
  it('are the unit, everything that was ever below it, and what was merged whole into these', () => {
    const district = coveredUnits(catalogue, '614@2021-01-01');
    expect(district).toContain('23497@2021-01-01');
    expect(district).toContain('23497.T04@2021-01-01');
    expect(district).not.toContain('62@2021-01-01');
    // The new commune is no part of the abolished district.
    expect(district).not.toContain('23497@2025-07-01');
    const province = coveredUnits(catalogue, '51@2025-07-01');
    expect(province).toContain('23497@2025-07-01');
    // Kon Tum came into it whole in 2025, and Kon Rẫy was Kon Tum's: the books of then are read by the office of now.
    expect(province).toContain('62@2021-01-01');
    expect(province).toContain('614@2021-01-01');
  });

  it('are none when the catalogue does not have the unit', () => expect(coveredUnits(catalogue, 'x@2020-01-01').size).toBe(0));
});

describe('a caller', () => {
  it('may on the days of the grant only, both ends included', () => {
    const grants = [grant('finance-officer', '51@2025-07-01', { validFrom: day('2026-03-01'), validTo: day('2026-03-31') })];
    for (const [today, may] of [
      ['2026-02-28', false],
      ['2026-03-01', true],
      ['2026-03-31', true],
      ['2026-04-01', false],
    ] as const)
      expect(caller(grants, today).may('money.post', '51@2025-07-01'), today).toBe(may);
    // Taken back on its first day: it ends the day before it begins.
    expect(
      caller([grant('leader', 'VN@2021-01-01', { validFrom: day('2026-03-01'), validTo: day('2026-02-28') })], '2026-03-01').may(
        'facts.read',
      ),
    ).toBe(false);
  });

  it('needs role and unit of one and the same grant', () => {
    const mixed = caller([grant('finance-officer', '23497@2025-07-01'), grant('inspector', '51@2025-07-01')]);
    expect(mixed.may('money.post', '23497@2025-07-01')).toBe(true);
    expect(mixed.may('money.post', '23479@2025-07-01')).toBe(false);
    expect(mixed.may('facts.read', '23479@2025-07-01')).toBe(true);
  });

  it('is told what is missing: sign-in, role, unit, programme or a wider token', () => {
    const nobody = callerOf({ account: '', grants: [], actions: null, today: day('2026-01-01'), catalogue });
    expect(() => nobody.require('facts.read')).toThrow('Chưa đăng nhập');
    expect(nobody.may('audit.run')).toBe(true);
    expect(() => caller([grant('inspector', '51@2025-07-01')]).require('money.post')).toThrow('việc này dành cho: Cán bộ tài chính');
    expect(() => caller([grant('finance-officer', '23497@2025-07-01')]).require('money.post', '23479@2025-07-01')).toThrow(
      'xã Đăk Rve không thuộc phạm vi',
    );
    const one = caller([grant('finance-officer', '51@2025-07-01', { programmes: ['NTM'] })]);
    expect(one.may('money.post', '51@2025-07-01', 'NTM')).toBe(true);
    expect(() => one.require('money.post', '51@2025-07-01', 'DT')).toThrow('Không được giao chương trình DT');
    expect(() => caller([grant('finance-officer', '51@2025-07-01')], '2026-11-24', ['facts.read']).require('money.post')).toThrow(
      'Mã truy cập này không được dùng',
    );
  });

  it('meets a bug, not a refusal, when an action is not in the policy', () => {
    expect(() => caller([]).may('money.steal')).toThrow(TypeError);
  });

  it('is told that a role is not valid today, and when it is', () => {
    const said = (grants: Grant[], unit = '23497@2025-07-01') => {
      try {
        caller(grants).require('submission.write', unit);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const role = (validFrom: string, validTo: string | null, unit = '23497@2025-07-01') =>
      grant('commune-officer', unit, { validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo) });
    expect(said([role('2026-12-01', null)])).toContain(
      'vai trò Cán bộ xã của bạn có hiệu lực từ 01/12/2026, hôm nay 24/11/2026 chưa dùng được',
    );
    expect(said([role('2026-12-01', '2026-12-31')])).toContain('từ 01/12/2026 đến hết 31/12/2026');
    expect(said([role('2026-01-01', '2026-11-23')])).toContain('từ 01/01/2026 đến hết 23/11/2026, nay đã hết');
    // Taken back today, on its first day: no dates in the wrong order.
    expect(said([role('2026-11-24', '2026-11-23')])).toContain('(từ 24/11/2026) đã được thu lại ngày 24/11/2026');
    // Of several, the next to begin; else the last to have ended.
    expect(said([role('2026-01-01', '2026-02-01'), role('2027-01-01', null), role('2026-12-01', null)])).toContain('01/12/2026');
    expect(said([role('2026-01-01', '2026-03-01'), role('2026-01-01', '2026-02-01')])).toContain('01/03/2026');
    // A role elsewhere, or another one, would not do on any day.
    expect(said([role('2026-12-01', null, '23479@2025-07-01')])).toContain('việc này dành cho');
    expect(said([grant('inspector', '51@2025-07-01', { validFrom: day('2026-12-01') })])).toContain('việc này dành cho');
    expect(said([role('2026-01-01', null, '23479@2025-07-01'), role('2026-12-01', null)])).toContain('01/12/2026');
  });
});

describe('a grant on a day', () => {
  it('is coming, valid, ended, or was withdrawn before it held for a whole day', () => {
    const state = (validFrom: string, validTo: string | null) =>
      grantState({ validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo) }, day('2026-11-24'));
    expect(state('2026-11-25', null)).toBe('coming');
    expect(state('2026-11-24', null)).toBe('valid');
    expect(state('2026-11-24', '2026-11-24')).toBe('valid');
    expect(state('2026-11-01', '2026-11-23')).toBe('ended');
    expect(state('2026-11-24', '2026-11-23')).toBe('withdrawn');
    expect(state('2026-12-01', '2026-11-23')).toBe('withdrawn');
  });
});
