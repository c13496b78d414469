/**
 * What `pnpm test` runs: builds the pages if they are stale, checks the types of every package, runs every
 * test, and says in its last line how many passed and failed. With arguments it runs only those tests:
 * `pnpm test tests/api` or `pnpm test -t "double submit"`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebBuildFailed, buildWebIfNeeded } from '../api/src/boot/build-web.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const WEB = join(ROOT, 'web');

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

interface Report {
  success: boolean;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

/** Said already by the program that failed. */
class StepFailed extends Error {}

const failures: string[] = [];
const wanted = process.argv.slice(2).filter((arg) => arg !== '--');

await step('building the pages', buildPages);
if (wanted.length === 0) {
  const packages = ['db', 'api', 'locales', 'tests'].filter((name) => existsSync(join(ROOT, name, 'tsconfig.json')));
  for (const name of packages) await step(`types of ${name}`, () => node([TSC, '--noEmit', '-p', join(ROOT, name)]));
  await step('types of web', async () => {
    await node([join(WEB, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], WEB);
    await node([join(WEB, 'node_modules/svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--output', 'human', '--threshold', 'error'], WEB);
  });
}
const totals = await runTests();
report(totals);

/** Runs one step and goes on when it fails: one run shows everything that is wrong. */
async function step(what: string, work: () => Promise<unknown>): Promise<void> {
  const started = Date.now();
  process.stdout.write(`• ${what}\n`);
  try {
    await work();
    process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    failures.push(what);
    process.stdout.write(`✗ ${what} failed${error instanceof StepFailed ? '' : `: ${error instanceof Error ? error.message : String(error)}`}\n`);
  }
}

async function buildPages(): Promise<void> {
  try {
    await buildWebIfNeeded();
  } catch (error) {
    if (error instanceof WebBuildFailed && error.output) process.stdout.write(`${error.output}\n`);
    throw error;
  }
}

async function runTests(): Promise<Totals> {
  const folder = await mkdtemp(join(tmpdir(), 'laoyou-report-'));
  const file = join(folder, 'report.json');
  const args = ['run', '--config', join(ROOT, 'tests/vitest.config.ts'), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...wanted];
  await step('tests', () => node([join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args]));
  const written = await readFile(file, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  return written === undefined ? { passed: 0, failed: 0, skipped: 0 } : count(JSON.parse(written) as Report);
}

function count({ testResults }: Report): Totals {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  // A file that could not be loaded has no tests to fail, and is a failure all the same.
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'));
  const passed = all.filter((status) => status === 'passed').length;
  const failed = all.filter((status) => status === 'failed').length;
  return { passed, failed: failed + broken.length, skipped: all.length - passed - failed };
}

function report({ passed, failed, skipped }: Totals): void {
  // A step that failed counts, so that the last line never says 0 failed of a run that did.
  const steps = failures.filter((what) => what !== 'tests' || failed === 0);
  if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
  process.stdout.write(`\n${passed} passed, ${failed + steps.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  process.exitCode = failed + steps.length > 0 || passed === 0 ? 1 : 0;
}

function node(args: string[], cwd = ROOT): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    child.once('error', failed);
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      if (signal === 'SIGTERM' || signal === 'SIGINT') process.exit(1);
      if (code === 0) done();
      else failed(new StepFailed(`ended with ${code ?? signal}`));
    });
  });
}
