import type { Measured } from './shapes.ts';

export const directions = [{ source: 'zh', target: 'en' }, { source: 'en', target: 'zh' }] as const;

export interface ScoreRow {
  set: string;
  /** How many texts, each number once. */
  lines: number[];
  /** In the order of `directions`; null where that one was not measured. */
  scores: ({ bleu: number; chrf: number } | null)[];
}

/** One row a set, with both directions in it. */
export function scoreRows(scores: Measured['scores']): ScoreRow[] {
  return [...new Set(scores.map(({ set }) => set))].map((set) => {
    const own = directions.map(({ source, target }) => scores.find((one) => one.set === set && one.source === source && one.target === target) ?? null);
    return { set, lines: [...new Set(own.flatMap((one) => (one ? [one.lines] : [])))], scores: own };
  });
}
