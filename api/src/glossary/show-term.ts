import type { Static } from 'typebox';
import type { CheckedTerm } from './check-term.ts';
import type { ChangeRow, TermRow } from './queries.ts';
import type { GlossaryChange, GlossaryTerm } from './schemas.ts';

const by = ({ handle, displayName }: { handle: string | null; displayName: string | null }) => (handle === null ? null : { handle, displayName: displayName! });
const iso = (at: string | Date) => new Date(at).toISOString();

export function showTerm(row: TermRow): Static<typeof GlossaryTerm> {
  const { id, kind, en, zh, direction, caseSensitive, note, community } = row;
  return { id, kind, en, zh, direction, caseSensitive, note, community, author: by(row), updatedAt: iso(row.updatedAt) };
}

export function showChange(row: ChangeRow): Static<typeof GlossaryChange> {
  return { version: row.version, termId: row.termId, before: row.before, after: row.after, by: by(row), at: iso(row.at) };
}

/** Of a stored term what a change keeps. */
export function asChecked({ kind, en, zh, direction, caseSensitive, note }: TermRow): CheckedTerm {
  return { kind, en, zh, direction, caseSensitive, note };
}
