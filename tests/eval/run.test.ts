/** The command as a person types it. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'laoyou-eval-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

function evaluate(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const { LAOYOU_ENGINES: _, LIBRETRANSLATE_URL: __, ...env } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/eval/run.ts', '--data', join(folder, 'nowhere'), ...args], {
      cwd: ROOT, env: { ...env, DATA_DIR: join(folder, 'data'), MODELS_DIR: join(folder, 'models') }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

// The first translation compiles the dictionary of gloss.
describe('pnpm eval', { timeout: 120_000 }, () => {
  it('scores an engine on what is there, and has nothing but one flat object on stdout', async () => {
    const file = join(folder, 'figures.json');
    const { code, stdout, stderr } = await evaluate('--engine', 'gloss', '--limit', '20', '--json', '--json-file', file);
    expect(code, stderr).toBe(0);
    const figures = JSON.parse(stdout) as Record<string, number>;
    expect(Object.values(figures).every((value) => typeof value === 'number' && Number.isFinite(value))).toBe(true);
    expect(figures).toMatchObject({ posts_zh_en_lines: 20, posts_en_zh_lines: 20, gloss_mentions_kept: 100, gloss_code_kept: 100 });
    // A word-by-word draft is better than nothing and far from perfect.
    for (const key of ['gloss_posts_zh_en_chrf', 'gloss_posts_en_zh_chrf']) {
      expect(figures[key], key).toBeGreaterThan(8);
      expect(figures[key], key).toBeLessThan(80);
    }
    expect(figures.gloss_words_per_s).toBeGreaterThan(0);
    expect(figures.gloss_peak_mb).toBeGreaterThan(50);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(figures);
    expect(stderr).toContain('The set flores is left out: ');
    expect(stderr).toContain('EVAL_DATA');
  });

  it('ends with what is wrong when an engine that was named cannot be made, or nothing is left to score', async () => {
    const missing = await evaluate('--engine', 'firefox', '--set', 'posts', '--limit', '1', '--json');
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('The engine firefox') });
    expect(missing.stderr).not.toMatch(/\n\s+at /);
    const nothing = await evaluate('--set', 'flores');
    expect(nothing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is nothing to score.') });
  });
});
