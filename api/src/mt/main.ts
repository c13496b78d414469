/** What `pnpm mt` runs. */
import { runUntilStopped } from '../models/run-until-stopped.ts';
import { readConfig } from '../config.ts';
import { runCommand } from './run-command.ts';

await runUntilStopped((signal) => runCommand(process.argv.slice(2), { config: readConfig(), out: process.stdout, err: process.stderr, signal }), 'Stopped.');
