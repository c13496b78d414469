import type { components } from '$lib/api/schema.d.ts';

export type Term = components['schemas']['GlossaryTerm'];
export type GlossaryChange = components['schemas']['GlossaryChange'];
