/**
 * What `pnpm bench` runs. Figures are compared within one run, in turns, because a machine is never equally
 * fast twice. `--json` prints one flat object as the last line of stdout; progress always goes to stderr. With
 * names it runs only those parts: `pnpm bench thread_read fanout`.
 */
import { buildWebIfNeeded } from '../../api/src/boot/build-web.ts';
import { openHouse, say } from './house.ts';
import { TARGETS, type Part } from './part.ts';
import { backfill } from './parts/backfill.ts';
import { fanout } from './parts/fanout.ts';
import { growth } from './parts/growth.ts';
import { live } from './parts/live.ts';
import { replyTranslated } from './parts/reply-translated.ts';
import { scriptSize } from './parts/script-size.ts';
import { thread } from './parts/thread.ts';
import { words } from './parts/words.ts';

const PARTS: Part[] = [thread, scriptSize, live, fanout, growth, words, replyTranslated, backfill];

const args = process.argv.slice(2).filter((arg) => arg !== '--');
const json = args.includes('--json');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const chosen = PARTS.filter(({ keys }) => wanted.length === 0 || keys.some((key) => wanted.some((name) => key.startsWith(name))));
if (chosen.length === 0 || args.some((arg) => arg.startsWith('--') && arg !== '--json')) {
  process.stderr.write(`Usage: pnpm bench [--json] [${Object.keys(TARGETS).join(' | ')}]…\n`);
  process.exit(1);
}

/** null: it could not be measured, and stderr says why. */
const figures: Record<string, number | null> = {};
const started = Date.now();
await buildWebIfNeeded({ onProgress: say });
const house = await openHouse();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void house.close().then(() => process.exit(1)));
try {
  for (const part of chosen) {
    say(`\n${part.keys.join(', ')}`);
    try {
      Object.assign(figures, await part.measure(house));
    } catch (error) {
      // One part that cannot be measured does not take the others with it.
      for (const key of part.keys) figures[key] = null;
      // With --json the object must stay the last line, and pnpm adds one for a script that failed.
      if (!json) process.exitCode = 1;
      say(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      await house.sweep();
    }
  }
} finally {
  await house.close();
}
say(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
for (const [key, value] of Object.entries(figures)) say(`  ${key.padEnd(30)} ${String(value).padStart(9)}   ${judge(key, value)}`);
if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);

function judge(key: string, value: number | null): string {
  if (value === null) return 'NOT MEASURED';
  const { least, most } = TARGETS[key] ?? {};
  if (least === undefined && most === undefined) return '';
  const met = (least === undefined || value >= least) && (most === undefined || value <= most);
  return `${met ? 'meets' : 'MISSES'} ${least === undefined ? `at most ${most}` : `at least ${least}`}`;
}
