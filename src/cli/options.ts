/** Command line parsing: node's own parseArgs, with Vietnamese errors. */
import { parseArgs } from 'node:util';
import { Problem } from '../kernel/problem.ts';

export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  readonly summary: { readonly vi: string; readonly en: string };
  /** `multiple`: may be given again; read with `texts`. */
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string; readonly multiple?: true }>>;
  readonly run: (context: Context) => Promise<number>;
}

export interface Context {
  readonly args: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly json: boolean;
  readonly effects: Effects;
}

/** The outside world of a command; tests pass their own. */
export interface Effects {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: () => string;
  /** ISO time. */
  readonly now: () => string;
  readonly randomId: () => string;
  /** Whether progress may be written over one line. */
  readonly isTerminal: boolean;
  /** Resolves when the person asks to stop (Ctrl+C). */
  readonly stopped: Promise<void>;
}

const COMMON = {
  json: { type: 'boolean', help: 'in kết quả dạng JSON' },
  help: { type: 'boolean', help: 'in hướng dẫn' },
  database: { type: 'string', help: 'cơ sở dữ liệu: pglite:THƯ_MỤC hoặc postgres://…' },
  demo: { type: 'boolean', help: 'dùng cơ sở dữ liệu của ví dụ (pglite:.mtqg/demo)' },
  lang: { type: 'string', help: 'vi hoặc en' },
} as const;

/** @throws Problem invalid-usage */
export function parseCommand(
  spec: CommandSpec,
  argv: readonly string[],
): { args: string[]; values: Record<string, string | boolean | readonly string[] | undefined> } {
  const all: CommandSpec['options'] = { ...COMMON, ...spec.options };
  const options = Object.fromEntries(Object.entries(all).map(([name, { type, multiple = false }]) => [name, { type, multiple }]));
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return { args: positionals, values: values as Record<string, string | boolean | readonly string[] | undefined> };
  } catch (error) {
    const option = /'(--?[^ '=]+)/.exec((error as Error).message)?.[1] ?? '';
    throw new Problem('invalid-usage', `Tham số “${option}” không đúng với lệnh ${spec.name}. Xem: mtqg ${spec.name} --help.`);
  }
}

export function helpOf(spec: CommandSpec): string {
  const rows = Object.entries({ ...spec.options, ...COMMON }).map(
    ([name, { type, help }]) => `  --${name}${type === 'string' ? ' …' : ''}`.padEnd(24) + help,
  );
  return [`mtqg ${spec.usage}`, '', `${spec.summary.vi}.`, '', ...rows].join('\n');
}

/** A string option, or undefined. */
export function text(context: Context, name: string): string | undefined {
  const value = context.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Every value of an option that may be given again; each may hold several, cut by commas. */
export function texts(context: Context, name: string): string[] {
  const value = context.values[name];
  const list = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return list
    .flatMap((one: string) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

export function flag(context: Context, name: string): boolean {
  return context.values[name] === true;
}

/** @throws Problem invalid-usage */
export function required(context: Context, name: string, why: string): string {
  const value = text(context, name);
  if (value === undefined || value === '') throw new Problem('invalid-usage', `Thiếu --${name}: ${why}.`);
  return value;
}
