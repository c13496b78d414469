/** How good an engine says its output is, the lowest first; shown to readers beside every translation. */
export const QUALITIES = ['draft', 'standard', 'high'] as const;
export type Quality = (typeof QUALITIES)[number];

/** The lowest of several; of none, a draft. */
export function lowestQuality(qualities: readonly Quality[]): Quality {
  return QUALITIES[Math.min(...qualities.map((quality) => QUALITIES.indexOf(quality)))] ?? 'draft';
}
