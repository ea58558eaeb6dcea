/**
 * One request for every route, about a unit: what the matrix of rights and the fuzzer start from. A new route without an example here fails
 * both.
 */
import { randomUUID } from 'node:crypto';
import { addGrant } from '../../src/access/store.ts';
import { addAttachment } from '../../src/attachments/store.ts';
import { addCycle, addSubmissions } from '../../src/cycles/store.ts';
import { transaction } from '../../src/db/connect.ts';
import { FUNDING_KINDS } from '../../src/funding/model.ts';
import { INDICATOR_KINDS } from '../../src/indicators/model.ts';
import type { Day } from '../../src/kernel/calendar.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { COMMITMENT_KIND } from '../../src/ledger/commitments.ts';
import { withinUnit } from '../../src/ledger/events.ts';
import { postEntries } from '../../src/ledger/store.ts';
import { appendRecords } from '../../src/records/store.ts';
import { addSnapshot } from '../../src/reports/store.ts';
import { STEERING_KINDS } from '../../src/steering/model.ts';
import { WORKS_KINDS } from '../../src/works/model.ts';
import { addHousehold } from '../../src/works/store.ts';
import type { Api } from '../support/api.ts';

export interface Example {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Things that stand in the database for one unit. */
export interface Things {
  readonly unit: string;
  readonly seq: number;
  readonly cycle: string;
  readonly submission: string;
  readonly snapshot: string;
  readonly account: string;
  readonly grant: string;
  readonly record: string;
}

const HOME = '51';
const DAY = '2026-03-01' as Day;

/** Content of each kind of record that its schema accepts. */
const CONTENT: Readonly<Record<string, unknown>> = {
  indicator: { code: 'X', name: 'X', measureUnit: '%', programme: 'MT26', formula: '', better: 'higher', order: 1, document: '' },
  target: { indicator: 'X', year: 2026, value: '1', document: '' },
  observation: { indicator: 'X', year: 2026, value: '1', document: '' },
  'criteria-result': { set: 'X', met: 1, newly: [], document: '' },
  recognition: { level: 'xa-dat-chuan', document: '' },
  'office-document': {
    number: '1/QĐ',
    type: 'Quyết định',
    issuedOn: null,
    issuer: 'X',
    title: '',
    group: 'chi-dao',
    relations: [],
    order: 1,
  },
  committee: { type: 'ban-chi-dao', name: 'X', document: '' },
  'member-area': { position: 'X', area: '51' },
  obstacle: {
    period: '2026-H1',
    order: 1,
    group: 'khac',
    content: 'X',
    component: '',
    legalReason: '',
    proposal: '',
    responsible: '',
    due: null,
    state: 'open',
  },
  assessment: { period: '2026-H1', order: 1, group: 'ket-qua', content: 'X' },
  task: { period: '2026-H1', order: 1, content: 'X', owner: '', due: null, state: 'todo', carriedFrom: '' },
  activity: { type: 'tap-huan', name: 'X', times: 1, participants: null },
  narrative: { period: '2026-H1', order: 1, section: 'mo-dau', content: 'X' },
  issuer: { issuer: 'X', symbol: 'X', place: 'X', shortName: 'X', authority: [], signer: '', addressees: [], recipients: [] },
  'medium-plan': { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', fromYear: 2026, toYear: 2030, amount: null, document: '' },
  contribution: {
    programme: 'MT26',
    source: 'CD.NC',
    year: 2026,
    content: 'X',
    amount: null,
    days: '1.5',
    rate: 200_000,
    fromComponent: '',
    document: '',
  },
  forecast: { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', year: 2026, by: '2026-12-31', amount: 1, basis: '' },
  suspense: {
    voucher: 'X',
    event: 'disburse',
    component: 'HP1.02',
    source: 'NSTW',
    kind: 'DTPT',
    originYear: 2026,
    year: 2026,
    amount: 1,
    reason: 'X',
    state: 'waiting',
    seq: 0,
  },
  work: {
    code: 'X',
    name: 'X',
    component: 'HP1.02',
    communes: ['23497'],
    owner: 'X',
    decision: '',
    decidedOn: null,
    totalInvestment: 1,
    mechanism: 'thuong',
    startYear: 2026,
    endYear: 2027,
    state: 'thi-cong',
    settled: null,
    settlementDocument: '',
  },
  'work-progress': { work: 'X', volume: '12.5', note: '' },
  'work-entry': { work: 'X', seq: 1 },
  'support-project': {
    code: 'X',
    name: 'X',
    component: 'HP2.02',
    method: 'cong-dong',
    hardship: 'dbkk',
    communes: ['23497'],
    decision: '',
    decidedOn: null,
    totalCost: 2,
    budgetSupport: 1,
    managementCost: 0,
    households: 1,
    poorHouseholds: 1,
    recoveryShare: '10',
  },
  'household-support': { household: 'X', component: 'HP2.02', project: '', content: 'X', year: 2026, amount: 1, document: '' },
  revolving: { project: 'X', type: 'thu-hoi', amount: 1, due: null, households: null, document: '' },
  [COMMITMENT_KIND]: { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', year: 2026, amount: 1, document: 'X', status: 'expected' },
};
export const RECORD_KINDS = [
  ...Object.keys(INDICATOR_KINDS),
  ...Object.keys(STEERING_KINDS),
  ...Object.keys(FUNDING_KINDS),
  ...Object.keys(WORKS_KINDS),
  COMMITMENT_KIND,
];
const camel = (text: string) => text.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

export async function makeThings(api: Api, unit: string): Promise<Things> {
  const id = () => randomUUID();
  const account = await api.signIn.createAccount({ name: 'Người thử', email: `${id()}@xa.example`, password: null });
  const things = { unit, account, cycle: id(), submission: id(), snapshot: id(), grant: id(), record: id() };
  const fund = { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026 };
  return transaction(api.database.db, async (trx) => {
    const [posted] = await postEntries(trx, HOME, 'test', [
      { event: 'assign', effectiveOn: DAY, document: 'Quyết định 1', key: id(), lines: withinUnit('assign', unit, 2026, fund, 1_000_000) },
    ]);
    await addCycle(trx, { id: things.cycle, title: 'Kỳ', report: 'bao-cao-6-thang', unit, period: '2026-H1', due: DAY }, 'test');
    await addSubmissions(trx, things.cycle, [{ id: things.submission, unit }]);
    const letterhead = { superior: '', issuer: 'UBND', number: '', symbol: 'BC', place: 'Thử', signedOn: null, year: 2026 };
    const text = JSON.stringify({
      schemaVersion: 1,
      report: 'bao-cao-6-thang',
      unit: unit.split('@')[0],
      period: '2026-H1',
      asOf: '2026-06-14',
      chain: [],
      letterhead,
      kind: 'BÁO CÁO',
      subject: 'Thử',
      addressees: [],
      blocks: [],
      footnotes: [],
      signature: { authority: [], name: '' },
      recipients: [],
      annexes: [],
      figures: [],
    });
    const snapshot = {
      report: 'bao-cao-6-thang',
      unit,
      period: '2026-H1',
      sha256: sha256Hex(text),
      knownAt: '2026-06-20T00:00:00Z',
      approvedBy: 'test',
    };
    await addSnapshot(trx, { ...snapshot, id: things.snapshot }, text);
    await addGrant(
      trx,
      { id: things.grant, account, role: 'commune-officer', unit, programmes: [], validFrom: '2020-01-01' as Day, validTo: null },
      'test',
    );
    const file = {
      home: HOME,
      id: things.record,
      kind: 'work',
      key: things.record,
      name: 'anh.png',
      mime: 'image/png',
      size: PNG.length,
      sha256: 'x',
    };
    await addAttachment(trx, file, PNG, 'test');
    await addHousehold(trx, { home: HOME, id: things.record, unit, name: 'X', class: 'ngheo' }, null, 'test');
    await appendRecords(
      trx,
      HOME,
      'test',
      RECORD_KINDS.map((kind) => ({ kind, key: things.record, unit, effectiveOn: DAY, data: CONTENT[kind] })),
    );
    return { ...things, seq: posted?.seq ?? 0 };
  });
}

/** The first bytes of a picture: what tells its kind. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const FILE = new TextEncoder().encode('a;b\n1;2\n');

export function examples(things: Things): Readonly<Record<string, Example>> {
  const { unit } = things;
  const line = { unit, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 1 };
  const of = (id: string): Example => ({ params: { id } });
  const code = unit.split('@')[0] ?? '';
  const report = { unit: code, period: '2026-H1' };
  const entry = { params: { home: HOME, seq: things.seq } };
  const records = RECORD_KINDS.flatMap((kind): [string, Example][] => {
    const one = camel(kind);
    const params = { home: HOME, key: things.record };
    const body = { unit, effectiveOn: DAY, data: CONTENT[kind] };
    return [
      [`read${one}`, { params }],
      [`add${one}`, { body }],
      [`change${one}`, { params, body }],
      [`withdraw${one}`, { params }],
    ];
  });
  return {
    ...Object.fromEntries(records),
    ...Object.fromEntries(LISTS.map((id) => [id, { query: { unit } }])),
    signIn: { body: { email: 'ai@xa.example', password: 'không phải' } },
    signInTotp: { body: { code: '123456' } },
    signInOidc: { body: { returnTo: '/' } },
    signOut: {},
    createFirstAccount: { body: { link: 'x'.repeat(64), name: 'X', email: 'x@xa.example', password: 'không phải' } },
    me: {},
    mySessions: {},
    endMySession: of('x'),
    changePassword: { body: { current: 'a', next: 'b' } },
    startTotp: { body: { password: 'a' } },
    confirmTotp: { body: { code: '123456' } },
    stopTotp: { body: { password: 'a' } },
    listAccounts: {},
    createAccount: { body: { name: 'X', email: `${randomUUID()}@xa.example`, role: 'inspector', unit } },
    setAccountState: { ...of(things.account), body: { disabled: false } },
    resetPassword: of(things.account),
    grantRole: { ...of(things.account), body: { role: 'inspector', unit } },
    endGrant: of(things.grant),
    myTokens: {},
    myActions: {},
    createToken: { body: { name: 'X', actions: ['self.read'] } },
    revokeToken: of('x'),
    readTrail: {},
    exportTrail: {},
    verifyTrail: {},
    eraseTrailPlaces: { body: { before: '2020-01-01' } },
    listTables: {},
    searchCatalogue: { query: { text: 'kon' } },
    readTable: { params: { table: 'units' } },
    readUnit: { params: { unit } },
    addOfficeRows: { body: { files: { 'units.tsv': '' }, document: 'X' } },
    postEntries: { body: { entries: [{ event: 'assign', effectiveOn: DAY, document: 'QĐ', lines: [line] }] } },
    reverseEntry: { ...entry, body: { document: 'Sửa' } },
    summariseWorks: { query: { unit } },
    summariseRevolving: { query: { unit } },
    listAttachments: { params: { home: HOME, kind: 'work', key: things.record } },
    addAttachment: { params: { home: HOME, kind: 'work', key: things.record }, query: { name: 'anh.png' }, body: PNG },
    openAttachment: { params: { home: HOME, id: things.record } },
    removeAttachment: { params: { home: HOME, id: things.record } },
    listHouseholds: { query: { unit } },
    addHousehold: { body: { unit, name: 'X', class: 'ngheo' } },
    eraseHousehold: { params: { home: HOME, id: things.record }, body: { reason: 'X' } },
    matchSuspense: { params: { home: HOME, key: things.record }, body: {} },
    closePeriod: { body: { home: HOME, through: '2020-12-31', document: 'X' } },
    listLines: { query: { unit } },
    listDecisions: { query: { unit } },
    listClosings: { query: { unit } },
    readEntry: entry,
    readBalances: { query: { unit } },
    readSummary: { query: { unit } },
    readCurve: { query: { unit, year: '2026' } },
    exportLines: { query: { unit } },
    verifyLedger: {},
    takeBackup: {},
    sendWorkbook: { query: { name: 'a.csv' }, body: FILE },
    listImports: {},
    readImport: of('x'),
    confirmImport: of('x'),
    readImportSheets: of('x'),
    checkImport: { ...of('x'), body: {} },
    downloadRefusedRows: of('x'),
    undoImport: { ...of('x'), body: { reason: 'X' } },
    downloadWorkbook: { query: { unit } },
    downloadExample: {},
    listTemplates: {},
    readFigure: { query: { ...report, query: 'plan' } },
    composeReport: { params: { report: 'bao-cao-6-thang' }, query: report },
    downloadReport: { params: { report: 'bao-cao-6-thang' }, query: { ...report, format: 'md' } },
    runRules: { query: report },
    listSnapshots: { query: { unit } },
    approveReport: { body: { report: 'bao-cao-6-thang', ...report } },
    readSnapshot: of(things.snapshot),
    downloadSnapshot: { ...of(things.snapshot), query: { format: 'xlsx' } },
    snapshotChanges: of(things.snapshot),
    issueReport: { ...of(things.snapshot), body: { number: '1', signedOn: '2026-07-01' } },
    auditFile: { query: { name: 'a.md' }, body: FILE },
    verifyFile: { query: { name: 'a.tsv' }, body: FILE },
    openCycle: { body: { title: 'X', report: 'bao-cao-6-thang', unit, period: '2026-H1', units: [unit] } },
    listCycles: {},
    readCycle: of(things.cycle),
    changeCycle: { ...of(things.cycle), body: { due: '2099-07-01', reason: 'X' } },
    remindCycle: of(things.cycle),
    consolidateCycle: { ...of(things.cycle), body: {} },
    reopenCycle: { ...of(things.cycle), body: { reason: 'X' } },
    approveCycle: { ...of(things.cycle), body: {} },
    issueCycle: { ...of(things.cycle), body: { number: '1', signedOn: '2026-07-01' } },
    cancelCycle: { ...of(things.cycle), body: { reason: 'X' } },
    myWork: {},
    readSubmission: of(things.submission),
    writeSubmission: { ...of(things.submission), body: { rows: [] } },
    submitSubmission: { ...of(things.submission), body: {} },
    withdrawSubmission: { ...of(things.submission), body: {} },
    returnSubmission: { ...of(things.submission), body: { reason: 'X' } },
    acceptSubmission: { ...of(things.submission), body: {} },
    myNotices: {},
    readNotice: of('x'),
  };
}

const LISTS = [
  'Definitions',
  'Targets',
  'Observations',
  'CriteriaResults',
  'Recognitions',
  'Documents',
  'Committees',
  'MemberAreas',
  'Obstacles',
  'Assessments',
  'Tasks',
  'Activities',
  'Narratives',
  'Issuers',
  'Commitments',
  'MediumPlans',
  'Contributions',
  'Forecasts',
  'Suspense',
  'Works',
  'WorkProgress',
  'WorkEntries',
  'SupportProjects',
  'Revolving',
  'HouseholdSupports',
].flatMap((plural) => [`list${plural}`, `export${plural}`]);

/**
 * Routes that the quick suite walks: every route that a room wrote, and those of one kind of record a room. The other kinds have the same
 * code (records/routes.ts); `npm run soak` walks them too (MTQG_EVERY_KIND).
 */
export function isWalked(route: { readonly path: string }): boolean {
  if (process.env['MTQG_EVERY_KIND'] === '1') return true;
  return !OTHER_KINDS.some((path) => route.path === path || route.path.startsWith(`${path}/`));
}
const OTHER_KINDS = [
  ...['targets', 'observations', 'criteria-results', 'recognitions'].map((plural) => `/api/indicators/${plural}`),
  ...['committees', 'member-areas', 'assessments', 'tasks', 'activities', 'narratives', 'issuers', 'documents'].map(
    (plural) => `/api/steering/${plural}`,
  ),
  ...['contributions', 'forecasts', 'medium-plans'].map((plural) => `/api/funding/${plural}`),
  ...['work-progress', 'work-entries', 'support-projects', 'revolving', 'household-supports'].map((plural) => `/api/works/${plural}`),
];

/** The address of an example, its parameters filled in. */
export function addressOf(path: string, { params = {}, query = {} }: Example): string {
  const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(params[name] ?? 'x')));
  const text = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name.toWellFormed(), textOf(value)]),
  ).toString();
  return text === '' ? filled : `${filled}?${text}`;
}
