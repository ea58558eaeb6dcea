/** Indicators, targets, observations, criteria and recognitions over HTTP. */
import type { Route } from '../db/route.ts';
import { recordRoutes } from '../records/routes.ts';
import { INDICATOR_KINDS, type IndicatorKind } from './model.ts';

const KINDS: Readonly<Record<IndicatorKind, { plural: string; name: string }>> = {
  indicator: { plural: 'definitions', name: 'định nghĩa chỉ tiêu' },
  target: { plural: 'targets', name: 'mục tiêu được giao' },
  observation: { plural: 'observations', name: 'kết quả chỉ tiêu' },
  'criteria-result': { plural: 'criteria-results', name: 'kết quả tiêu chí' },
  recognition: { plural: 'recognitions', name: 'công nhận' },
};

export function indicatorRoutes(): Route[] {
  return (Object.keys(KINDS) as IndicatorKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/indicators', tag: 'Chỉ tiêu', data: INDICATOR_KINDS[kind], ...KINDS[kind] }),
  );
}
