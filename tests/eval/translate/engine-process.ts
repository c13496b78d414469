/** A process of its own for one engine, so that the memory it is said to need is its own. */
import { readFileSync } from 'node:fs';
import { createEngines } from '../../../api/src/adapters/engines/index.ts';
import { enginesConfig, readConfig } from '../../../api/src/config.ts';
import type { Engine } from '../../../api/src/translation/ports.ts';
import type { Job, Report, Task } from './messages.ts';
import { isHopeless, patiently } from './patiently.ts';
import { translateLines } from './translate-lines.ts';
import { translatePosts } from './translate-posts.ts';

/** Settles once the report is out, so that the process does not end before its last word. */
const say = (report: Report): Promise<void> => new Promise((resolve) => process.send!(report, undefined, undefined, () => resolve()));
const tell = (error: unknown): string => (error instanceof Error ? error.message : String(error));

process.once('disconnect', () => process.exit());
process.once('message', (job: Job) => void run(job).finally(() => process.disconnect?.()));

async function run({ engine: name, tasks }: Job): Promise<void> {
  const config = readConfig();
  let engine: Engine | undefined;
  try {
    [engine] = await createEngines({ ...enginesConfig(config, (message) => void say({ kind: 'warning', message })), order: [name] });
  } catch (error) {
    return await say({ kind: 'unavailable', message: tell(error) });
  }
  try {
    const { id, version, model, quality } = engine!;
    await say({ kind: 'ready', id, version, model, quality });
    for (const [index, task] of tasks.entries()) await translate(engine!, index, task, config.workerConcurrency);
    await say({ kind: 'done', peakMb: peakMb() });
  } catch (error) {
    await say({ kind: 'failed', message: tell(error) });
  } finally {
    await engine?.close?.();
  }
}

async function translate(engine: Engine, index: number, { source, target, sources, posts }: Task, jobs: number): Promise<void> {
  if (!engine.pairs.some((pair) => pair.source === source && pair.target === target)) {
    return await say({ kind: 'skipped', task: index, message: `${engine.id} has no pair ${source} to ${target}` });
  }
  // Loads what the engine loads with its first sentence, so that speed is what it is from then on.
  await patiently(engine, { source, target, sentences: [source === 'zh' ? '你好。' : 'Hello.'], context: {} }).catch((error: unknown) => {
    if (isHopeless(error)) throw error;
  });
  const onProgress = (done: number): void => void say({ kind: 'progress', task: index, done });
  if (posts) await say({ kind: 'posts', task: index, result: await translatePosts(engine, posts, { onProgress }) });
  else await say({ kind: 'lines', task: index, result: await translateLines(engine, { source, target }, sources, { jobs, onProgress }) });
}

/** Peak memory of this process with all its threads, in MB. */
function peakMb(): number {
  try {
    // What getrusage says begins with what the parent had when it forked; this is the process itself.
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))!;
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
