import type { components } from '$lib/api/schema.d.ts';

/** How much waits for one person; counted no further than a hundred. */
export type Waiting = components['schemas']['WaitingSuggestions'];

/** A count as a badge has it: more than two digits say no more. */
export const asBadge = (count: number): string => (count > 99 ? '99+' : String(count));

/** Told to the window when somebody has acted on suggestions or seen what became of theirs: the counts may be others now. */
export const ACTED = 'laoyou:acted';
