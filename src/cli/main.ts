/** The command line door: finds the command, runs it, turns failures into sentences and an exit status. */
import { pathToFileURL } from 'node:url';
import { Problem } from '../kernel/problem.ts';
import { accountCommand } from './account.ts';
import { auditCommand } from './audit.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { catalogueCommand } from './catalogue.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { ledgerCommand } from './ledger.ts';
import { migrateCommand } from './migrate.ts';
import { type CommandSpec, type Effects, helpOf, parseCommand } from './options.ts';
import { showFailure } from './output.ts';
import { reportCommand } from './report.ts';
import { rulesCommand } from './rules.ts';
import { serveCommand } from './serve.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';
import { workbookCommand } from './workbook.ts';

export const COMMANDS: readonly CommandSpec[] = [
  startCommand,
  demoCommand,
  workbookCommand,
  importCommand,
  reportCommand,
  auditCommand,
  verifyCommand,
  rulesCommand,
  ledgerCommand,
  catalogueCommand,
  serveCommand,
  accountCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  migrateCommand,
];

function overview(english: boolean): string {
  const rows = COMMANDS.map((command) => `  mtqg ${command.name.padEnd(10)} ${english ? command.summary.en : command.summary.vi}`);
  return [
    english ? 'mtqg: figures and reports of the National Target Programmes' : 'mtqg: số liệu và báo cáo Chương trình mục tiêu quốc gia',
    '',
    ...rows,
    '',
    english ? 'Options of a command: mtqg COMMAND --help' : 'Tham số của một lệnh: mtqg LỆNH --help',
  ].join('\n');
}

export async function main(argv: readonly string[], effects: Effects): Promise<number> {
  const english = argv.includes('--lang') ? argv[argv.indexOf('--lang') + 1] === 'en' : argv.includes('--lang=en');
  const json = argv.includes('--json');
  try {
    // --lang may stand before the command.
    const [name, ...rest] = argv[0] === '--lang' ? [...argv.slice(2), ...argv.slice(0, 2)] : argv;
    if (name === undefined || name === '--help' || name === 'help') {
      effects.out(overview(english));
      return name === undefined ? 2 : 0;
    }
    const command = COMMANDS.find((one) => one.name === name);
    if (!command) throw new Problem('invalid-usage', `Không có lệnh “${name}”; có: ${COMMANDS.map((one) => one.name).join(', ')}.`);
    if (rest.includes('--help')) {
      effects.out(helpOf(command));
      return 0;
    }
    const { args, values } = parseCommand(command, rest);
    return await command.run({ args, values, json, effects });
  } catch (error) {
    return showFailure(effects, error, json, english);
  }
}

function processEffects(): Effects {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    env: process.env,
    cwd: () => process.cwd(),
    now: () => new Date().toISOString(),
    randomId: () => crypto.randomUUID().replaceAll('-', '').slice(0, 10),
    isTerminal: process.stderr.isTTY === true,
    stopped: new Promise((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    }),
  };
}

// A reader that stops early (`… | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2), processEffects());
}
