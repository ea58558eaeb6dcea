/**
 * What is installed: every licence may stand beside Apache-2.0, every package comes from the registry with its hash, versions are exact,
 * and the bill of materials (out/sbom.json, CycloneDX) lists every production package of the lockfile. What web/ imports is bundled into the
 * application and so ships, though package.json lists it for development: it is checked and listed like the rest.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOR_DEVELOPMENT, FOR_PRODUCTION, licenceAllowed } from './licences.ts';
import { sourceFiles } from './source-files.ts';

const FLOORS = { production: 25, development: 200, bundled: 5 };

export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

export interface Bill {
  readonly components: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string }[];
}

const installed = (lock: Lockfile) => Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string, entry: LockedPackage) => entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Paths of what an office installs: the packages reached from `dependencies`. npm's own mark `dev` is no help: a development package that
 * a production one names as an optional peer (better-auth names Vitest) loses it, and is still not installed with the product.
 */
export function shippedPaths(lock: Lockfile, bundled: readonly string[] = []): ReadonlySet<string> {
  const shipped = new Set<string>();
  const visit = (from: string, wanted: readonly string[]) => {
    for (const name of wanted) {
      const path = whereFound(lock, from, name);
      if (path === null || shipped.has(path)) continue;
      shipped.add(path);
      visit(path, needs(lock.packages[path] ?? {}));
    }
  };
  const root = lock.packages[''] ?? {};
  visit('', [...Object.keys(root.dependencies ?? {}), ...Object.keys(root.optionalDependencies ?? {}), ...bundled]);
  return shipped;
}

/** Names of the packages that a file of the application imports. A type is imported with `import type`: it is not bundled. */
export function importedPackages(text: string): string[] {
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ].map((match) => match[1] ?? '');
  return specifiers.filter((name) => !/^(?:[./]|node:)/.test(name)).flatMap((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? []);
}

/** What the application bundles: all that web/ imports, but for the configuration of its build. Its JSX is calls of React. */
function bundledPackages(root: string): string[] {
  const files = sourceFiles(root, 'web').filter((path) => !/(?:\.config|\.test|\.d)\.ts$/.test(path));
  return [...new Set(files.flatMap((path) => importedPackages(readFileSync(join(root, path), 'utf8'))))].sort();
}

function needs(entry: LockedPackage): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter((name) => !entry.peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys(entry.dependencies ?? {}), ...Object.keys(entry.optionalDependencies ?? {}), ...peers];
}

/** As Node resolves a package: in the folder that asks, then in each folder above it. */
function whereFound(lock: Lockfile, from: string, name: string): string | null {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder}/node_modules/${name}`;
    if (lock.packages[path] !== undefined) return path;
  }
  const path = `node_modules/${name}`;
  return lock.packages[path] === undefined ? null : path;
}

export function licenceProblems(lock: Lockfile, bundled: readonly string[] = []): string[] {
  const shipped = shippedPaths(lock, bundled);
  return installed(lock).flatMap(([path, entry]) => {
    const isShipped = shipped.has(path);
    if (entry.license === undefined) return [`${path}: no licence given`];
    return licenceAllowed(entry.license, isShipped ? FOR_PRODUCTION : FOR_DEVELOPMENT)
      ? []
      : [`${path}: ${entry.license} (${isShipped ? 'production' : 'development'})`];
  });
}

/**
 * Platform packages (optional, one an operating system) whose hash the registry at hand could not give when the lockfile was made; without an
 * entry npm 11 refuses `npm ci`. None of them is for the machines of CI and offices' servers (Linux with glibc on x64).
 */
const WITHOUT_HASH = [/^node_modules\/@myriaddreamin\/typst-ts-node-compiler-(?!linux-x64-gnu$)[\w-]+$/];

/** The lockfile is written with omit-lockfile-registry-resolved, so any address in it (git, a file, another server) is a foreign one. */
export function lockfileProblems(lock: Lockfile): string[] {
  return installed(lock).flatMap(([path, entry]) => {
    const problems: string[] = [];
    if (entry.link) problems.push(`${path}: is a link`);
    if (entry.resolved !== undefined) problems.push(`${path}: has an address of its own, ${entry.resolved}`);
    const mayLackHash = entry.optional === true && entry.integrity === undefined && WITHOUT_HASH.some((pattern) => pattern.test(path));
    if (!mayLackHash && !entry.integrity?.startsWith('sha512-')) problems.push(`${path}: has no sha512 integrity`);
    return problems;
  });
}

export function versionProblems(manifest: Manifest): string[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version} is not an exact version`);
}

/** Production packages of the lockfile that the bill does not list. */
export function billProblems(lock: Lockfile, bill: Bill, bundled: readonly string[] = []): string[] {
  const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  const shipped = shippedPaths(lock, bundled);
  return installed(lock)
    .filter(([path]) => shipped.has(path))
    .map(([path, entry]) => `${nameOf(path, entry)}@${entry.version}`)
    .filter((id) => !listed.has(id))
    .map((id) => `${id}: not in the bill of materials`);
}

/**
 * Without the development packages that are not bundled. (`npm sbom --omit dev` of npm 11 drops production packages that a development
 * package needs too.)
 */
export function shippedBill(bill: Bill, bundled: ReadonlySet<string>): Bill {
  const isTool = ({ name: own, version, properties }: Component) =>
    !bundled.has(`${own}@${version}`) && properties?.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  const tools = new Set(bill.components.filter(isTool).map((component) => component['bom-ref']));
  return {
    ...bill,
    components: bill.components.filter((component) => !tools.has(component['bom-ref'])),
    dependencies: (bill.dependencies ?? []).filter(({ ref }) => !tools.has(ref)),
  };
}

function writeBill(root: string, lock: Lockfile, bundled: readonly string[]): Bill {
  const npm = process.env['npm_execpath'];
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel', 'error'];
  const [command, args] = npm ? [process.execPath, [npm, ...words]] : ['npm', words];
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: !npm && process.platform === 'win32' });
  if (run.status !== 0) throw new Error(`npm sbom did not run: ${run.error?.message ?? run.stderr}`);
  const ids = [...shippedPaths(lock, bundled)].map((path) => `${nameOf(path, lock.packages[path] ?? {})}@${lock.packages[path]?.version}`);
  const bill = shippedBill(JSON.parse(run.stdout) as Bill, new Set(ids));
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'sbom.json'), `${JSON.stringify(bill, null, 2)}\n`);
  return bill;
}

function checkDependencies(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const bundled = bundledPackages(root);
  const production = shippedPaths(lock, bundled).size;
  const development = installed(lock).length - production;
  const problems = [
    ...licenceProblems(lock, bundled),
    ...lockfileProblems(lock),
    ...versionProblems(manifest),
    ...billProblems(lock, writeBill(root, lock, bundled), bundled),
    ...bundled
      .filter((name) => !shippedPaths(lock, bundled).has(`node_modules/${name}`))
      .map((name) => `${name}: web/ imports it, the lockfile does not have it`),
  ];
  if (production < FLOORS.production) problems.push(`floor: saw ${production} production packages, expected at least ${FLOORS.production}`);
  if (bundled.length < FLOORS.bundled)
    problems.push(`floor: saw ${bundled.length} packages imported by web/, expected at least ${FLOORS.bundled}`);
  if (development < FLOORS.development)
    problems.push(`floor: saw ${development} development packages, expected at least ${FLOORS.development}`);
  console.log(`bundled into the application: ${bundled.join(', ')}`);
  console.log(`${production} production and ${development} development packages, bill of materials in out/sbom.json`);
  return problems;
}

if (import.meta.main) {
  const problems = checkDependencies(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}
