/**
 * Who may import whom: the table of the design (docs/decisions and CONTRIBUTING point here), as rules.
 * A room may import itself and the rooms listed for it. Tests and fixtures are free of the purity rules, not of the order of rooms.
 */
const FACTS = ['kernel', 'db', 'catalogue', 'access', 'records'];
const RULES = [...FACTS, 'ledger', 'indicators', 'steering', 'funding', 'works'];
const REPORTS = [...RULES, 'rules', 'audit', 'rendering', 'reading'];
const MAY_IMPORT = {
  kernel: [],
  db: ['kernel'],
  reading: ['kernel'],
  rendering: ['kernel'],
  audit: ['kernel', 'reading'],
  catalogue: ['kernel', 'db'],
  access: ['kernel', 'db', 'catalogue'],
  records: ['kernel', 'db', 'catalogue', 'access'],
  attachments: FACTS,
  ledger: FACTS,
  indicators: FACTS,
  steering: FACTS,
  // A payment in suspense becomes an entry.
  funding: [...FACTS, 'ledger'],
  // What a work was given and paid is read from lines of the ledger.
  works: [...FACTS, 'ledger'],
  rules: RULES,
  reports: REPORTS,
  cycles: [...RULES, 'rules', 'reports'],
  intake: [...RULES, 'reading'],
};
const INNER = Object.keys(MAY_IMPORT);
MAY_IMPORT.http = INNER;
// The command line also starts the server and speaks to a running one.
MAY_IMPORT.cli = [...INNER, 'http'];

const ROOMS = Object.keys(MAY_IMPORT);
const anyOf = (names) => `(?:${names.join('|')})`;
const TEST_FILE = '\\.(?:test|fixture)\\.ts$';
const IMPURE_FILE =
  '^src/[^/]+/(?:(?:reading|notices|chain|curve|decisions|periods|uploads|undo|suspense|records)/)?(?:store|actions|routes|files)\\.ts$';
const IMPURE_ROOM = '^src/(?:db|http|cli)/';
const pure = { path: '^src/', pathNot: [TEST_FILE, IMPURE_FILE, IMPURE_ROOM] };
/** Packages that reach a database, the network or native code. */
const OUTSIDE = 'node_modules/(?:pg|kysely|@electric-sql|fastify|@fastify|better-auth|nodemailer|prom-client|@myriaddreamin|node)(?:/|$)';
/** Rooms whose pure files the web app may bundle. */
const BROWSER_ROOMS = ['kernel', 'reading', 'audit', 'catalogue', 'ledger', 'indicators', 'steering', 'funding', 'works', 'rules'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...ROOMS.map((room) => ({
      name: `room-${room}`,
      severity: 'error',
      comment: `${room} may import ${MAY_IMPORT[room].join(', ') || 'no other room'}`,
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/${anyOf([room, ...MAY_IMPORT[room]])}/` },
    })),
    {
      name: 'unknown-room',
      severity: 'error',
      comment: 'a file of src/ stands in a room of the table (add a new room to the table first)',
      from: {},
      to: { path: '^src/', pathNot: `^src/${anyOf(ROOMS)}/` },
    },
    {
      name: 'pure-imports-impure-file',
      severity: 'error',
      comment: 'store.ts, actions.ts, routes.ts and files.ts are for the impure files and the doors',
      from: pure,
      to: { path: IMPURE_FILE },
    },
    {
      name: 'pure-imports-node',
      severity: 'error',
      comment: 'pure files run in the browser too: no Node built-in',
      from: pure,
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-imports-database',
      severity: 'error',
      comment: 'pure files may name a type of db/ (where the room may), never its code',
      from: pure,
      to: { path: '^src/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-imports-outside-package',
      severity: 'error',
      comment: 'database drivers, HTTP and native modules belong to store.ts, routes.ts and files.ts',
      from: pure,
      to: { path: OUTSIDE, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-imports-test',
      severity: 'error',
      comment: 'what ships does not import tests, fixtures, scripts or benchmarks',
      from: { path: '^(?:src|bin|web)/', pathNot: TEST_FILE },
      to: { path: ['^(?:test|scripts|bench)/', TEST_FILE] },
    },
    {
      name: 'product-imports-dev-dependency',
      severity: 'error',
      comment: 'what ships imports only what package.json lists under dependencies',
      from: { path: '^src/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-imports-server',
      severity: 'error',
      comment: 'the web app speaks HTTP; it may bundle the pure files of some rooms',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: `^src/${anyOf(BROWSER_ROOMS)}/` },
    },
    {
      name: 'web-imports-impure',
      severity: 'error',
      from: { path: '^web/', pathNot: TEST_FILE },
      to: { path: [IMPURE_FILE, IMPURE_ROOM] },
    },
    {
      name: 'no-circular-imports',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable-imports',
      severity: 'error',
      comment: 'an import that cannot be resolved escapes every other rule',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|out|coverage|\\.stryker-tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
