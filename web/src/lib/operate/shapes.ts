import type { components } from '$lib/api/schema.d.ts';

type Schemas = components['schemas'];
export type Usage = Schemas['Usage'];
export type EngineUsage = Schemas['EngineUsage'];
export type Price = Schemas['Price'];
export type Round = Schemas['Backfill'];
export type Waiting = Schemas['BackfillsWaiting'];
export type Estimate = Schemas['BackfillEstimate'];
export type Person = Schemas['PublicAccount'];
export type RoleChange = Schemas['RoleChange'];

export const choices = ['missing', 'drafts', 'outdated', 'all'] as const satisfies readonly Round['choice'][];
export const roles = ['member', 'moderator', 'admin'] as const satisfies readonly Person['role'][];
