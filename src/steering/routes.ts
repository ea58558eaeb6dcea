/** Documents, committees, obstacles, assessments, tasks, activities, narrative and issuers over HTTP. */
import type { Route } from '../db/route.ts';
import { recordRoutes } from '../records/routes.ts';
import { STEERING_KINDS, type SteeringKind } from './model.ts';

const KINDS: Readonly<Record<SteeringKind, { plural: string; name: string }>> = {
  'office-document': { plural: 'documents', name: 'văn bản' },
  committee: { plural: 'committees', name: 'ban chỉ đạo, ban quản lý' },
  'member-area': { plural: 'member-areas', name: 'địa bàn phụ trách' },
  obstacle: { plural: 'obstacles', name: 'vướng mắc' },
  assessment: { plural: 'assessments', name: 'đánh giá' },
  task: { plural: 'tasks', name: 'nhiệm vụ' },
  activity: { plural: 'activities', name: 'hoạt động' },
  narrative: { plural: 'narratives', name: 'đoạn lời văn' },
  issuer: { plural: 'issuers', name: 'nơi ban hành' },
};

export function steeringRoutes(): Route[] {
  return (Object.keys(KINDS) as SteeringKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/steering', tag: 'Văn bản, chỉ đạo', data: STEERING_KINDS[kind], ...KINDS[kind] }),
  );
}
