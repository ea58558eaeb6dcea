/**
 * Adds lock entries for optional platform packages that the registry at hand does not hold (docs/decisions/0008): without them `npm ci` of npm 11
 * stops. They are passed over on this platform; elsewhere npm fetches them by exact version. Run after adding a dependency.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  version?: string;
  dev?: boolean;
  license?: string;
  optionalDependencies?: Record<string, string>;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry & Record<string, unknown>> };
let added = 0;
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key]) continue;
    const os = /android|darwin|freebsd|openharmony|win32|linux/.exec(name)?.[0];
    const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|arm/.exec(name)?.[0];
    if (os === undefined || cpu === undefined) throw new Error(`${name} is no platform package; the lockfile is really incomplete`);
    const libc = os === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
    lock.packages[key] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(entry.license ? { license: entry.license } : {}),
      optional: true,
      os: [os],
      ...libc,
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
