/** Addresses and what stands at them. Each place is loaded when it is opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type MoneySearch, moneySearch } from '../parts/money/scope.tsx';
import type { RecordSearch } from '../parts/records/tabbed.tsx';
import { studioSearch } from '../places/reports/search.ts';

import { Failed, NotFound } from './failed.tsx';
import { Shell } from './shell.tsx';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const root = createRootRoute({
  // The number that is asked "why" stands in the address of every place.
  validateSearch: (search: Record<string, unknown>): { why?: string } => {
    const why = text(search['why']);
    return why === undefined ? {} : { why };
  },
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});
/** Texts of the address by name; a number among them is one that looks like a number, as a code does. */
function texts<K extends string>(search: Record<string, unknown>, names: readonly K[]): { [name in K]?: string } {
  const held: { [name in K]?: string } = {};
  for (const name of names) {
    const value = text(typeof search[name] === 'number' ? String(search[name]) : search[name]);
    if (value !== undefined) held[name] = value;
  }
  return held;
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/viec-cua-toi' });
  },
});
const work = createRoute({
  getParentRoute: () => root,
  path: '/viec-cua-toi',
  component: lazyRouteComponent(() => import('../places/work/work.tsx'), 'Work'),
});
const overview = createRoute({
  getParentRoute: () => root,
  path: '/tong-quan',
  validateSearch: (search: Record<string, unknown>): { unit?: string; scale?: number; year?: number } => ({
    ...(text(search['unit']) === undefined ? {} : { unit: text(search['unit']) as string }),
    ...(typeof search['scale'] === 'number' ? { scale: search['scale'] } : {}),
    ...(typeof search['year'] === 'number' ? { year: search['year'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../places/overview/overview.tsx'), 'Overview'),
});
const capital = createRoute({
  getParentRoute: () => root,
  path: '/nguon-von',
  validateSearch: (
    search: Record<string, unknown>,
  ): MoneySearch & { view?: string; by?: string; entry?: string; first?: string; second?: string; until?: string } => ({
    ...moneySearch(search),
    ...texts(search, ['view', 'by', 'entry', 'first', 'second', 'until']),
  }),
  component: lazyRouteComponent(() => import('../places/capital/capital.tsx'), 'Capital'),
});
const disbursement = createRoute({
  getParentRoute: () => root,
  path: '/giai-ngan',
  validateSearch: moneySearch,
  component: lazyRouteComponent(() => import('../places/disbursement/disbursement.tsx'), 'Disbursement'),
});
/** What of an address is a list of records: of which unit, which kind, searched for what. */
function recordSearch(search: Record<string, unknown>): RecordSearch {
  const { unit, year } = moneySearch(search);
  const texts = Object.fromEntries(['view', 'q'].flatMap((name) => (text(search[name]) === undefined ? [] : [[name, text(search[name])]])));
  return { ...(unit === undefined ? {} : { unit }), ...(year === undefined ? {} : { year }), ...texts };
}
const indicators = createRoute({
  getParentRoute: () => root,
  path: '/chi-tieu',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../places/indicators/indicators.tsx'), 'Indicators'),
});
const countryside = createRoute({
  getParentRoute: () => root,
  path: '/nong-thon-moi',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../places/countryside/countryside.tsx'), 'Countryside'),
});
const documents = createRoute({
  getParentRoute: () => root,
  path: '/van-ban',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../places/documents/documents.tsx'), 'Documents'),
});
const steering = createRoute({
  getParentRoute: () => root,
  path: '/chi-dao',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../places/steering/steering.tsx'), 'Steering'),
});
const works = createRoute({
  getParentRoute: () => root,
  path: '/cong-trinh',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../places/works/works.tsx'), 'Works'),
});
const funding = createRoute({
  getParentRoute: () => root,
  path: '/nguon-khac',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../places/funding/funding.tsx'), 'Funding'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/quy-tac',
  validateSearch: (search: Record<string, unknown>) => texts(search, ['unit', 'period', 'show']),
  component: lazyRouteComponent(() => import('../places/rules/rules.tsx'), 'Rules'),
});
const cycles = createRoute({
  getParentRoute: () => root,
  path: '/ky-bao-cao',
  component: lazyRouteComponent(() => import('../places/cycles/cycles.tsx'), 'Cycles'),
});
const board = createRoute({
  getParentRoute: () => root,
  path: '/ky-bao-cao/$cycle',
  component: lazyRouteComponent(() => import('../places/cycles/board.tsx'), 'Board'),
});
const form = createRoute({
  getParentRoute: () => root,
  path: '/ky-bao-cao/$cycle/$submission',
  component: lazyRouteComponent(() => import('../places/form/form.tsx'), 'FormPlace'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/nhap-bang',
  component: lazyRouteComponent(() => import('../places/import/imports.tsx'), 'Imports'),
});
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/nhap-bang/$import',
  validateSearch: (search: Record<string, unknown>): { step?: 'map' } => (search['step'] === 'map' ? { step: 'map' } : {}),
  component: lazyRouteComponent(() => import('../places/import/import.tsx'), 'ImportPlace'),
});
const administration = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri',
  beforeLoad: () => {
    throw redirect({ to: '/quan-tri/tai-khoan' });
  },
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan',
  validateSearch: (search: Record<string, unknown>) => texts(search, ['text']),
  component: lazyRouteComponent(() => import('../places/administration/accounts.tsx'), 'Accounts'),
});
const trail = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/nhat-ky',
  validateSearch: (
    search: Record<string, unknown>,
  ): { account?: string; action?: string; object?: string; outcome?: string; from?: string; to?: string; after?: number } => ({
    ...texts(search, ['account', 'action', 'object', 'outcome', 'from', 'to']),
    ...(typeof search['after'] === 'number' ? { after: search['after'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../places/administration/trail.tsx'), 'Trail'),
});
const backup = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/sao-luu',
  component: lazyRouteComponent(() => import('../places/administration/backup.tsx'), 'Backup'),
});
const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/danh-muc',
  validateSearch: (search: Record<string, unknown>) => texts(search, ['text']),
  component: lazyRouteComponent(() => import('../places/catalogue/catalogue.tsx'), 'Catalogue'),
});
const catalogueTable = createRoute({
  getParentRoute: () => root,
  path: '/danh-muc/$table',
  validateSearch: (search: Record<string, unknown>) => texts(search, ['text', 'on']),
  component: lazyRouteComponent(() => import('../places/catalogue/table.tsx'), 'CatalogueTable'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan',
  component: lazyRouteComponent(() => import('../places/account/account.tsx'), 'Account'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/ra-soat',
  component: lazyRouteComponent(() => import('../places/audit/audit.tsx'), 'Audit'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/bao-cao',
  validateSearch: (search: Record<string, unknown>): { unit?: string } => ({
    ...(text(search['unit']) === undefined ? {} : { unit: text(search['unit']) as string }),
  }),
  component: lazyRouteComponent(() => import('../places/reports/reports.tsx'), 'Reports'),
});
const studio = createRoute({
  getParentRoute: () => root,
  path: '/bao-cao/$report',
  validateSearch: studioSearch,
  component: lazyRouteComponent(() => import('../places/reports/studio.tsx'), 'Studio'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    work,
    overview,
    capital,
    disbursement,
    indicators,
    countryside,
    documents,
    steering,
    works,
    funding,
    rules,
    cycles,
    board,
    form,
    reports,
    studio,
    imports,
    oneImport,
    administration,
    accounts,
    trail,
    backup,
    catalogue,
    catalogueTable,
    account,
    audit,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
