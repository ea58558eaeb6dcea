/** Layering: dependency-cruiser with the table of rooms. A cruise that saw too little is a failure, not a pass. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CRUISER = fileURLToPath(new URL('../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url));
const CONFIG = fileURLToPath(new URL('../.dependency-cruiser.cjs', import.meta.url));
const FOLDERS = ['src', 'scripts', 'test', 'bench', 'web'];
/** About 80 % of what there was when the floor was last set; raise it as the product grows. */
const FLOORS = { modules: 425, rooms: 13, web: 27 };

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

export interface LayerCheck {
  readonly modules: number;
  readonly rooms: number;
  /** Of the modules: files of the application. */
  readonly web: number;
  readonly problems: readonly string[];
}

export function checkLayers(root: string, floors = FLOORS): LayerCheck {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const run = spawnSync(process.execPath, [CRUISER, '--config', CONFIG, '--output-type', 'json', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${run.stderr || run.stdout}`);
  const { modules, summary } = JSON.parse(run.stdout) as Cruise;
  const own = modules.map(({ source }) => source).filter((source) => FOLDERS.some((folder) => source.startsWith(`${folder}/`)));
  const rooms = new Set(own.flatMap((source) => /^src\/([^/]+)\//.exec(source)?.[1] ?? []));
  const problems = summary.violations.map(({ rule, from, to, cycle }) =>
    cycle ? `${rule.name}: ${[from, ...cycle.map(({ name }) => name)].join(' → ')}` : `${rule.name}: ${from} → ${to}`,
  );
  if (own.length < floors.modules) problems.push(`floor: saw ${own.length} modules, expected at least ${floors.modules}`);
  const web = own.filter((source) => source.startsWith('web/') && /\.tsx?$/.test(source)).length;
  if (web < floors.web) problems.push(`floor: saw ${web} files of the application, expected at least ${floors.web}`);
  if (rooms.size < floors.rooms) problems.push(`floor: saw ${rooms.size} rooms, expected at least ${floors.rooms}`);
  return { modules: own.length, rooms: rooms.size, web, problems };
}

if (import.meta.main) {
  const { modules, rooms, web, problems } = checkLayers(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`${modules} modules (${web} of the application), ${rooms} rooms, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}
