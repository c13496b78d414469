/** What `pnpm models` runs. */
import { readConfig } from '../config.ts';
import { FIREFOX_MODELS } from './firefox-records.ts';
import { runCommand } from './run-command.ts';
import { runUntilStopped } from './run-until-stopped.ts';

await runUntilStopped((signal) => runCommand(process.argv.slice(2), { config: readConfig(), models: FIREFOX_MODELS, screen: process.stdout, signal }));
