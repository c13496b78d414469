import type { components } from '$lib/api/schema.d.ts';

export type Engine = components['schemas']['EngineInUse'];
export type Measured = components['schemas']['MeasuredScores'];
