/** What the meaning guards are held to, on all labelled pairs. */
import { describe, expect, it } from 'vitest';
import { DOUBT_KINDS } from '../../../api/src/translation/doubts.ts';
import { drawGuards } from './draw-guards.ts';
import { readGuardPairs } from './read-pairs.ts';
import { guardFigures } from './score-guards.ts';

describe('the meaning guards', async () => {
  const pairs = await readGuardPairs();
  const figures = guardFigures(pairs);

  it('are measured on enough pairs of every kind, right ones and wrong ones, in both directions', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(600);
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
    for (const direction of ['zh-en', 'en-zh']) expect(pairs.filter(({ pair }) => pair === direction).length / pairs.length, direction).toBeGreaterThan(0.35);
    const right = pairs.filter(({ doubts }) => doubts.length === 0).length;
    expect(right / pairs.length).toBeGreaterThan(0.4);
    expect(right / pairs.length).toBeLessThan(0.6);
    for (const kind of DOUBT_KINDS) expect(figures[`guards_${kind}_total`], kind).toBeGreaterThanOrEqual(15);
  });

  it('find nearly every wrong number and sum', () => {
    expect(figures.guards_number_recall).toBeGreaterThanOrEqual(95);
    expect(figures.guards_money_recall).toBeGreaterThanOrEqual(95);
  });

  it('hardly ever warn of what is right', () => {
    expect(figures.guards_false_alarms).toBeLessThan(3);
  });

  it('tell people and programs the same', () => {
    const drawn = drawGuards(figures);
    expect(drawn).toContain(`number recall`);
    expect(drawn).toContain(figures.guards_number_recall!.toFixed(1));
    expect(Object.values(figures).every(Number.isFinite)).toBe(true);
  });
});
