import { expect, it } from 'vitest';
import { showRound } from './show-round.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 80, write: (text: string) => written.push(text) };
}
const round = (done: number, failed = 0) => ({ total: 1204, done, failed });

it('redraws one bar on a terminal, with how long it will take', () => {
  const at = screen(true);
  let now = 0;
  const progress = showRound(at, () => now);
  progress.show(round(0));
  now = 10_000;
  progress.show(round(300, 2));
  progress.say('A line.');
  expect(at.written[0]).toBe(`\r [${'-'.repeat(24)}]   0%  0 of 1,204\x1b[K`);
  expect(at.written[1]).toBe(`\r [######${'-'.repeat(18)}]  25%  302 of 1,204, 2 failed  about 30 s left\x1b[K`);
  expect(at.written.slice(2)).toEqual(['\r\x1b[K', 'A line.\n']);
});

it('writes a line at every tenth anywhere else', () => {
  const at = screen(false);
  const progress = showRound(at, () => 0);
  for (let done = 0; done <= 1204; done += 4) progress.show(round(done));
  expect(at.written).toHaveLength(11);
  expect(at.written.at(-1)).toMatch(/^100% {2}1,204 of 1,204/);
  expect(at.written.join('')).not.toContain('\r');
});
