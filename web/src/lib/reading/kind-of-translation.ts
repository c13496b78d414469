import type { PostTranslation } from '$lib/api/shapes.ts';

/** People who stand in the place of an engine. They have no model, and no quality of a machine. */
const people = ['human', 'author', 'author-adopted'] as const;
type People = (typeof people)[number];

/** What readers are told about a translation first: whose words they are, or how good the machine is. `reading:quality.*` names each. */
export type KindOfTranslation = People | NonNullable<PostTranslation['quality']>;

/** Whether people wrote it. */
export function isPeople(engine: string | null | undefined): engine is People {
  return (people as readonly unknown[]).includes(engine);
}

export function kindOfTranslation({ engine, quality }: Pick<PostTranslation, 'engine' | 'quality'>): KindOfTranslation {
  return isPeople(engine) ? engine : (quality ?? 'standard');
}
