/** `pnpm mt …`: what an operator does with translations at a terminal. */
import { MtFailed, type Command, type Terminal } from './command.ts';
import { backfillCommand } from './backfill/command.ts';
import { statusCommand } from './backfill/status.ts';
import { stopCommand } from './backfill/stop.ts';
import { exportCommand } from './export/command.ts';
import { withDatabase } from './with-database.ts';

/** By name, in the order `--help` shows them. */
const COMMANDS: Readonly<Record<string, Command>> = {
  backfill: backfillCommand,
  status: statusCommand,
  stop: stopCommand,
  export: exportCommand,
};

const usage = (): string => [
  'Usage: pnpm mt <command>',
  ...Object.values(COMMANDS).map((command) => `\n${command.usage.map((line) => `  ${line}`).join('\n')}`),
  '\nIt works on the forum of DATABASE_URL or DATA_DIR, whether Laoyou is running or not. docs/translation.md tells more.',
].join('\n');

/** Does what the arguments ask for. Throws `MtFailed` with what to tell. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const [name, ...rest] = args.filter((arg) => arg !== '--');
  if (name === '--help' || name === '-h' || rest.includes('--help') || rest.includes('-h')) return void terminal.out.write(`${usage()}\n`);
  const command = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (!command) throw new MtFailed(name === undefined ? usage() : `Unknown command "${name}".\n${usage()}`);
  await command.run(rest, { ...terminal, withDatabase: (work) => withDatabase(terminal, work) });
}
