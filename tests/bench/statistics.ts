/** Numbers out of many measurements, and how much they scatter. */

/** The value below which `share` of the sorted values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

/** `min … median … max`, so that whoever reads a figure sees the noise around it. */
export function spread(values: readonly number[], unit: string): string {
  const show = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
  return `${show(Math.min(...values))} … ${show(median(values))} … ${show(Math.max(...values))} ${unit}`;
}

/** Milliseconds since the epoch with a fraction; comparable between processes of one machine. */
export const now = (): number => performance.timeOrigin + performance.now();
