import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff } from './back-off.ts';
import { catchUp, type Changes } from './catch-up.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function page(revision: number, answers: (Changes<string> | Error)[]) {
  const log = { reads: [] as number[], changes: [] as [string[], number][], reloads: 0 };
  const level = catchUp<string>({
    revision,
    read: async (since) => {
      log.reads.push(since);
      await new Promise((resolve) => setTimeout(resolve, 10));
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('Nothing more to say.');
      return answer;
    },
    onchange: (posts, at) => log.changes.push([posts, at]),
    onreload: () => log.reloads++,
  });
  return { level, log };
}

describe('catching up', () => {
  it('reads nothing when told what it knows', async () => {
    const { level, log } = page(3, []);
    level.told(3);
    level.told(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(log.reads).toEqual([]);
  });

  it('reads once for a burst, and once more for what came meanwhile', async () => {
    const { level, log } = page(3, [
      { revision: 5, posts: ['a', 'b'] },
      { revision: 7, posts: ['c'] },
    ]);
    for (const revision of [4, 5, 6, 7]) level.told(revision);
    await vi.advanceTimersByTimeAsync(100);
    expect(log.reads).toEqual([3, 5]);
    expect(log.changes).toEqual([
      [['a', 'b'], 5],
      [['c'], 7],
    ]);
  });

  it('tries again after a failed read, from the same place', async () => {
    const { level, log } = page(3, [new Error('offline'), new Error('offline'), { revision: 4, posts: ['a'] }]);
    level.told(4);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log.reads).toEqual([3, 3, 3]);
    expect(log.changes).toEqual([[['a'], 4]]);
  });

  it('loads the page again when too much changed', async () => {
    const { level, log } = page(3, [{ revision: 900, reload: true, posts: [] }]);
    level.told(900);
    await vi.advanceTimersByTimeAsync(100);
    expect(log).toMatchObject({ reads: [3], changes: [], reloads: 1 });
    level.told(900);
    await vi.advanceTimersByTimeAsync(100);
    expect(log.reads).toEqual([3]);
  });

  it('loads the page again once when the thread is gone', async () => {
    const { level, log } = page(3, [{ revision: 3, reload: true, posts: [] }]);
    level.told(8);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log).toMatchObject({ reads: [3], changes: [], reloads: 1 });
  });

  it('reads when something was missed, even if nothing turns out to be new', async () => {
    const { level, log } = page(3, [{ revision: 3, posts: [] }]);
    level.resync();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.reads).toEqual([3]);
    expect(log.changes).toEqual([]);
  });

  it('does nothing any more once stopped', async () => {
    const { level, log } = page(3, [{ revision: 4, posts: ['a'] }]);
    level.told(4);
    level.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.changes).toEqual([]);
  });
});

describe('the wait before coming back', () => {
  it('grows to half a minute and never leaves all at one instant', () => {
    expect([backOff(0, () => 0), backOff(0, () => 1)]).toEqual([250, 500]);
    expect([backOff(50, () => 0), backOff(50, () => 1)]).toEqual([15_000, 30_000]);
    const waits = Array.from({ length: 200 }, () => backOff(4));
    expect(new Set(waits).size).toBeGreaterThan(150);
  });
});
