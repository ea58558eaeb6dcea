/** Kinds of records of works, support of production and money beside the ledger; a test holds their fields against src/works, src/funding. */
import type { Field, RecordKind } from './model.ts';

type More = Partial<Field>;
const text = (name: string, word: Field['word'], more: More = {}): Field => ({ name, word, type: 'text', ...more });
const amount = (name: string, word: Field['word'], more: More = {}): Field => ({
  name,
  word,
  type: 'integer',
  required: true,
  listed: true,
  ...more,
});
const choice = (name: string, word: Field['word'], choices: readonly string[], more: More = {}): Field => ({
  name,
  word,
  type: 'choice',
  choices,
  required: true,
  listed: true,
  begin: choices[0] ?? '',
  ...more,
});
const LISTED = { required: true, listed: true } as const;
const COMPONENT = text('component', 'record.component', LISTED);
const SOURCE = text('source', 'money.source', LISTED);
const KIND = text('kind', 'money.kind', LISTED);
const YEAR: Field = { name: 'year', word: 'record.year', type: 'integer', ...LISTED };
const DOCUMENT = text('document', 'record.document', { listed: true });
const DECISION: readonly Field[] = [
  text('decision', 'works.decision', { listed: true }),
  { name: 'decidedOn', word: 'works.decidedOn', type: 'day' },
];
const COMMUNES: Field = { name: 'communes', word: 'works.communes', type: 'lines', ...LISTED };

export const WORKS: RecordKind = {
  path: '/api/works/works',
  title: 'works.works',
  holdsFiles: 'work',
  name: 'name',
  fields: [
    text('code', 'record.code', LISTED),
    text('name', 'record.name', LISTED),
    COMPONENT,
    COMMUNES,
    text('owner', 'works.owner', LISTED),
    ...DECISION,
    amount('totalInvestment', 'works.totalInvestment'),
    choice('mechanism', 'works.mechanism', ['thuong', 'dac-thu'], { listed: false }),
    { name: 'startYear', word: 'works.startYear', type: 'integer', required: true },
    { name: 'endYear', word: 'works.endYear', type: 'integer', ...LISTED },
    choice('state', 'record.state', ['chuan-bi', 'thi-cong', 'hoan-thanh', 'quyet-toan', 'dung'], { begin: 'thi-cong' }),
    { name: 'settled', word: 'works.settled', type: 'integer' },
    text('settlementDocument', 'works.settlementDocument'),
  ],
};
export const PROGRESS: RecordKind = {
  path: '/api/works/work-progress',
  title: 'works.progress',
  holdsFiles: 'work-progress',
  name: 'work',
  fields: [
    text('work', 'works.work', LISTED),
    { name: 'volume', word: 'works.volume', type: 'decimal', ...LISTED },
    text('note', 'works.note', { listed: true }),
  ],
};
export const WORK_ENTRIES: RecordKind = {
  path: '/api/works/work-entries',
  title: 'works.entries',
  name: 'work',
  fields: [text('work', 'works.work', LISTED), { name: 'seq', word: 'works.seq', type: 'integer', ...LISTED }],
};
export const SUPPORT_PROJECTS: RecordKind = {
  path: '/api/works/support-projects',
  title: 'works.projects',
  holdsFiles: 'support-project',
  name: 'name',
  fields: [
    text('code', 'record.code', LISTED),
    text('name', 'record.name', LISTED),
    COMPONENT,
    choice('method', 'works.method', ['chuoi-gia-tri', 'cong-dong', 'nhiem-vu', 'dac-thu']),
    choice('hardship', 'works.hardship', ['dbkk', 'kk', 'khac'], { listed: false }),
    COMMUNES,
    ...DECISION,
    amount('totalCost', 'works.totalCost'),
    amount('budgetSupport', 'works.budgetSupport'),
    amount('managementCost', 'works.managementCost', { listed: false, begin: '0' }),
    { name: 'households', word: 'works.households', type: 'integer', ...LISTED },
    { name: 'poorHouseholds', word: 'works.poorHouseholds', type: 'integer', required: true },
    { name: 'recoveryShare', word: 'works.recoveryShare', type: 'decimal', ...LISTED, begin: '0' },
  ],
};
export const REVOLVING: RecordKind = {
  path: '/api/works/revolving',
  title: 'works.revolving',
  name: 'project',
  fields: [
    text('project', 'works.project', LISTED),
    choice('type', 'works.event', ['phai-thu', 'thu-hoi', 'luan-chuyen', 'rui-ro'], { begin: 'thu-hoi' }),
    amount('amount', 'works.amount'),
    { name: 'due', word: 'works.due', type: 'day', listed: true },
    { name: 'households', word: 'works.households', type: 'integer' },
    DOCUMENT,
  ],
};
export const SUPPORTS: RecordKind = {
  path: '/api/works/household-supports',
  title: 'works.supports',
  name: 'content',
  fields: [
    text('household', 'works.household', LISTED),
    COMPONENT,
    text('project', 'works.project', { listed: true }),
    text('content', 'record.content', LISTED),
    YEAR,
    amount('amount', 'works.amount'),
    DOCUMENT,
  ],
};
export const CONTRIBUTIONS: RecordKind = {
  path: '/api/funding/contributions',
  title: 'funding.contributions',
  name: 'content',
  fields: [
    text('programme', 'record.programme', LISTED),
    SOURCE,
    YEAR,
    text('content', 'record.content', LISTED),
    { name: 'amount', word: 'works.amount', type: 'integer', listed: true },
    { name: 'days', word: 'funding.days', type: 'decimal-or-none', listed: true },
    { name: 'rate', word: 'funding.rate', type: 'integer' },
    text('fromComponent', 'funding.fromComponent', { listed: true }),
    DOCUMENT,
  ],
};
export const MEDIUM_PLANS: RecordKind = {
  path: '/api/funding/medium-plans',
  title: 'funding.mediumPlans',
  name: 'component',
  fields: [
    COMPONENT,
    SOURCE,
    KIND,
    { name: 'fromYear', word: 'funding.fromYear', type: 'integer', ...LISTED },
    { name: 'toYear', word: 'funding.toYear', type: 'integer', ...LISTED },
    { name: 'amount', word: 'works.amount', type: 'integer', listed: true },
    DOCUMENT,
  ],
};
export const FORECASTS: RecordKind = {
  path: '/api/funding/forecasts',
  title: 'funding.forecasts',
  name: 'component',
  fields: [
    COMPONENT,
    SOURCE,
    KIND,
    YEAR,
    { name: 'by', word: 'funding.by', type: 'day', ...LISTED },
    amount('amount', 'works.amount'),
    text('basis', 'funding.basis', { listed: true }),
  ],
};
export const SUSPENSE: RecordKind = {
  path: '/api/funding/suspense',
  title: 'funding.suspense',
  name: 'voucher',
  fields: [
    text('voucher', 'funding.voucher', LISTED),
    choice('event', 'funding.event', ['disburse', 'advance'], { listed: false }),
    text('component', 'record.component', { listed: true }),
    text('source', 'money.source', { listed: true }),
    text('kind', 'money.kind', { listed: true }),
    { name: 'originYear', word: 'funding.originYear', type: 'integer', required: true },
    YEAR,
    amount('amount', 'works.amount'),
    text('reason', 'funding.reason', LISTED),
    choice('state', 'record.state', ['waiting', 'matched', 'refused']),
    { name: 'seq', word: 'works.seq', type: 'integer', required: true, begin: '0' },
  ],
};

export const MONEY_KINDS: readonly RecordKind[] = [
  WORKS,
  PROGRESS,
  WORK_ENTRIES,
  SUPPORT_PROJECTS,
  REVOLVING,
  SUPPORTS,
  CONTRIBUTIONS,
  MEDIUM_PLANS,
  FORECASTS,
  SUSPENSE,
];
