/** The kinds of records the places show. Fields are those of src/steering/model.ts and src/indicators/model.ts; a test holds them against it. */
import type { Field, RecordKind } from './model.ts';

const text = (name: string, word: Field['word'], more: Partial<Field> = {}): Field => ({ name, word, type: 'text', ...more });
const PERIOD: Field = { name: 'period', word: 'record.period', type: 'period', required: true, listed: true };
const ORDER: Field = { name: 'order', word: 'record.order', type: 'integer', required: true, begin: '1' };
const CONTENT: Field = { name: 'content', word: 'record.content', type: 'long', required: true, listed: true };
const DOCUMENT = text('document', 'record.document', { listed: true });
const DUE: Field = { name: 'due', word: 'record.due', type: 'day', listed: true };

export const DOCUMENTS: RecordKind = {
  path: '/api/steering/documents',
  holdsFiles: 'office-document',
  title: 'place.documents',
  name: 'number',
  fields: [
    text('number', 'record.number', { required: true, listed: true }),
    text('type', 'record.type', { required: true, listed: true }),
    { name: 'issuedOn', word: 'record.issuedOn', type: 'day', listed: true },
    text('issuer', 'record.issuer', { required: true, listed: true }),
    { name: 'title', word: 'record.title', type: 'long', listed: true },
    {
      name: 'group',
      word: 'record.group',
      type: 'choice',
      choices: ['chi-dao', 'to-chuc', 'huong-dan', 'can-cu', 'phan-bo'],
      required: true,
      listed: true,
      begin: 'chi-dao',
    },
    { name: 'relations', word: 'record.relations', type: 'relations' },
    ORDER,
  ],
};
export const COMMITTEES: RecordKind = {
  path: '/api/steering/committees',
  title: 'records.committees',
  name: 'name',
  fields: [
    {
      name: 'type',
      word: 'record.committeeType',
      type: 'choice',
      choices: ['ban-chi-dao', 'ban-quan-ly', 'to-giup-viec'],
      required: true,
      listed: true,
      begin: 'ban-chi-dao',
    },
    text('name', 'record.name', { required: true, listed: true }),
    DOCUMENT,
  ],
};
export const MEMBER_AREAS: RecordKind = {
  path: '/api/steering/member-areas',
  title: 'records.memberAreas',
  name: 'position',
  fields: [
    text('position', 'record.position', { required: true, listed: true }),
    text('area', 'record.area', { required: true, listed: true }),
  ],
};
export const OBSTACLES: RecordKind = {
  path: '/api/steering/obstacles',
  title: 'records.obstacles',
  name: 'content',
  fields: [
    PERIOD,
    { name: 'group', word: 'record.group', type: 'choice', choices: ['to-chuc', 'khac'], required: true, begin: 'khac' },
    CONTENT,
    text('component', 'record.component', { listed: true }),
    { name: 'legalReason', word: 'record.legalReason', type: 'long' },
    { name: 'proposal', word: 'record.proposal', type: 'long', listed: true },
    text('responsible', 'record.responsible', { listed: true }),
    DUE,
    {
      name: 'state',
      word: 'record.state',
      type: 'choice',
      choices: ['open', 'in-hand', 'solved'],
      required: true,
      listed: true,
      begin: 'open',
    },
    ORDER,
  ],
};
export const TASKS: RecordKind = {
  path: '/api/steering/tasks',
  title: 'records.tasks',
  name: 'content',
  fields: [
    PERIOD,
    CONTENT,
    text('owner', 'record.owner', { listed: true }),
    DUE,
    {
      name: 'state',
      word: 'record.state',
      type: 'choice',
      choices: ['todo', 'doing', 'done'],
      required: true,
      listed: true,
      begin: 'todo',
    },
    text('carriedFrom', 'record.carriedFrom'),
    ORDER,
  ],
};
export const ACTIVITIES: RecordKind = {
  path: '/api/steering/activities',
  title: 'records.activities',
  name: 'name',
  fields: [
    {
      name: 'type',
      word: 'record.activityType',
      type: 'choice',
      choices: ['truyen-thong', 'tap-huan', 'kiem-tra'],
      required: true,
      listed: true,
      begin: 'tap-huan',
    },
    text('name', 'record.name', { required: true, listed: true }),
    { name: 'times', word: 'record.times', type: 'integer', required: true, listed: true, begin: '1' },
    { name: 'participants', word: 'record.participants', type: 'integer', listed: true },
  ],
};
export const DEFINITIONS: RecordKind = {
  path: '/api/indicators/definitions',
  title: 'records.definitions',
  name: 'name',
  fields: [
    text('code', 'record.code', { required: true, listed: true }),
    text('name', 'record.name', { required: true, listed: true }),
    text('measureUnit', 'record.measureUnit', { required: true, listed: true }),
    text('programme', 'record.programme', { required: true, listed: true }),
    text('formula', 'record.formula'),
    { name: 'better', word: 'record.better', type: 'choice', choices: ['higher', 'lower'], required: true, listed: true, begin: 'higher' },
    { name: 'aggregation', word: 'record.aggregation', type: 'choice', choices: ['', 'sum'] },
    ORDER,
    DOCUMENT,
  ],
};
const INDICATOR = text('indicator', 'record.indicator', { required: true, listed: true });
const YEAR: Field = { name: 'year', word: 'record.year', type: 'integer', required: true, listed: true };
const VALUE: Field = { name: 'value', word: 'record.value', type: 'decimal', required: true, listed: true };
export const TARGETS: RecordKind = {
  path: '/api/indicators/targets',
  title: 'records.targets',
  name: 'indicator',
  fields: [INDICATOR, YEAR, VALUE, DOCUMENT],
};
export const OBSERVATIONS: RecordKind = {
  path: '/api/indicators/observations',
  title: 'records.observations',
  name: 'indicator',
  fields: [INDICATOR, YEAR, VALUE, DOCUMENT],
};
export const CRITERIA_RESULTS: RecordKind = {
  path: '/api/indicators/criteria-results',
  title: 'records.criteriaResults',
  name: 'set',
  fields: [
    text('set', 'record.set', { required: true, listed: true }),
    { name: 'met', word: 'record.met', type: 'integer', listed: true },
    { name: 'newly', word: 'record.newly', type: 'lines', listed: true },
    DOCUMENT,
  ],
};
export const RECOGNITIONS: RecordKind = {
  path: '/api/indicators/recognitions',
  title: 'records.recognitions',
  name: 'level',
  fields: [
    {
      name: 'level',
      word: 'record.level',
      type: 'choice',
      choices: ['xa-nang-cao', 'xa-kieu-mau', 'xa-dat-chuan', 'xa-hien-dai', 'thon-kieu-mau', 'thon-dtts'],
      required: true,
      listed: true,
      begin: 'xa-dat-chuan',
    },
    DOCUMENT,
  ],
};

export const KINDS: readonly RecordKind[] = [
  DOCUMENTS,
  COMMITTEES,
  MEMBER_AREAS,
  OBSTACLES,
  TASKS,
  ACTIVITIES,
  DEFINITIONS,
  TARGETS,
  OBSERVATIONS,
  CRITERIA_RESULTS,
  RECOGNITIONS,
];
