/** Command line parsing: node's own parseArgs, with Vietnamese errors. */
import { parseArgs } from 'node:util';
import { Problem } from '../kernel/problem.ts';

export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  readonly summary: { readonly vi: string; readonly en: string };
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string }>>;
  readonly run: (context: Context) => Promise<number>;
}

export interface Context {
  readonly args: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
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
): { args: string[]; values: Record<string, string | boolean | undefined> } {
  const options = Object.fromEntries(Object.entries({ ...COMMON, ...spec.options }).map(([name, { type }]) => [name, { type }]));
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return { args: positionals, values: values as Record<string, string | boolean | undefined> };
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

export function flag(context: Context, name: string): boolean {
  return context.values[name] === true;
}

/** @throws Problem invalid-usage */
export function required(context: Context, name: string, why: string): string {
  const value = text(context, name);
  if (value === undefined || value === '') throw new Problem('invalid-usage', `Thiếu --${name}: ${why}.`);
  return value;
}
