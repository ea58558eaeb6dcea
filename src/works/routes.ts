/** Works, their progress and entries, support projects and revolving capital over HTTP. */
import type { Route } from '../db/route.ts';
import { recordRoutes } from '../records/routes.ts';
import { WORKS_KINDS, type WorksKind } from './model.ts';

const KINDS: Readonly<Record<WorksKind, { plural: string; name: string }>> = {
  work: { plural: 'works', name: 'công trình' },
  'work-progress': { plural: 'progress', name: 'tiến độ công trình' },
  'work-entry': { plural: 'entries', name: 'bút toán của công trình' },
  'support-project': { plural: 'support-projects', name: 'dự án hỗ trợ sản xuất' },
  revolving: { plural: 'revolving', name: 'vốn quay vòng' },
};

export function worksRoutes(): Route[] {
  return (Object.keys(KINDS) as WorksKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/works', tag: 'Công trình, hỗ trợ sản xuất', data: WORKS_KINDS[kind], ...KINDS[kind] }),
  );
}
