/** Medium-term plans, other sources, forecasts and payments in suspense over HTTP. */
import type { Route } from '../db/route.ts';
import { recordRoutes } from '../records/routes.ts';
import { FUNDING_KINDS, type FundingKind } from './model.ts';

const KINDS: Readonly<Record<FundingKind, { plural: string; name: string }>> = {
  'medium-plan': { plural: 'medium-plans', name: 'kế hoạch vốn trung hạn' },
  contribution: { plural: 'contributions', name: 'vốn huy động khác' },
  forecast: { plural: 'forecasts', name: 'ước giải ngân' },
  suspense: { plural: 'suspense', name: 'khoản chi chờ đối chiếu' },
};

export function fundingRoutes(): Route[] {
  return (Object.keys(KINDS) as FundingKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/funding', tag: 'Nguồn vốn', data: FUNDING_KINDS[kind], ...KINDS[kind] }),
  );
}
