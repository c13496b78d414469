import type { Static } from 'typebox';
import type { Account, PublicAccount } from './schemas.ts';
import type { Viewer } from './viewer.ts';

/** An account as its owner sees it. */
export function showOwnAccount(account: Omit<Viewer, 'sessionId'>): Static<typeof Account> {
  const { id, handle, displayName, interfaceLanguage, reads, view, script, theme, role, createdAt } = account;
  return { id, handle, displayName, interfaceLanguage, reads: [...reads], view, script, theme, role, createdAt: createdAt.toISOString() };
}

/** An account as everybody sees it. */
export function showPublicAccount({ handle, displayName, role, createdAt }: Pick<Viewer, 'handle' | 'displayName' | 'role' | 'createdAt'>): Static<typeof PublicAccount> {
  return { handle, displayName, role, createdAt: createdAt.toISOString() };
}
