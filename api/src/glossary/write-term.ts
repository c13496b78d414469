import { transaction, type Tx } from '@laoyou/db';
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../accounts/viewer.ts';
import { queueGlossary } from '../adapters/queue-postgres.ts';
import { communityNamed } from '../communities/community-named.ts';
import type { Deps } from '../deps.ts';
import { checkTerm, type CheckedTerm, type TermInput } from './check-term.ts';
import { changeNotFound, glossaryFull, termChanged, termNotFound, termTaken } from './errors.ts';
import { assertMayEdit } from './policy.ts';
import { countTerms, deleteTerm, findSame, insertChange, lockGlossary, selectChange, selectTerm, upsertTerm } from './queries.ts';
import type { Stored } from './schemas.ts';
import { asChecked, showTerm } from './show-term.ts';

/** Terms a scope holds at most. */
const MOST = 5000;
/** Of the numbers changes are counted with. */
const LARGEST = 2 ** 31 - 1;

interface Change {
  id: string;
  communityId: string | null;
  before: CheckedTerm | null;
  after: CheckedTerm | null;
}

/** Adds a term. Posts in which it stands are translated again behind everything else. */
export async function addTerm(deps: Deps, viewer: Viewer, { community, ...input }: TermInput & { community?: string }): Promise<Static<typeof Stored>> {
  assertMayEdit(viewer);
  const after = checkTerm(input);
  const communityId = await communityNamed(deps, community);
  return transaction(deps.db, async (tx) => {
    await lockGlossary(tx);
    return store(tx, viewer, { id: uuidv7(), communityId, before: null, after });
  });
}

/** Changes a term; `updatedAt` is what the editor had before them. */
export async function changeTerm(deps: Deps, viewer: Viewer, id: string, { updatedAt, ...input }: TermInput & { updatedAt?: string }): Promise<Static<typeof Stored>> {
  assertMayEdit(viewer);
  const after = checkTerm(input);
  return transaction(deps.db, async (tx) => {
    const term = await lockTerm(tx, id);
    if (updatedAt !== undefined && new Date(updatedAt).getTime() !== new Date(term.updatedAt).getTime()) throw termChanged();
    return store(tx, viewer, { id, communityId: term.communityId, before: asChecked(term), after });
  });
}

export async function removeTerm(deps: Deps, viewer: Viewer, id: string): Promise<{ version: number }> {
  assertMayEdit(viewer);
  return transaction(deps.db, async (tx) => {
    const term = await lockTerm(tx, id);
    return remove(tx, viewer, { id, communityId: term.communityId, before: asChecked(term), after: null });
  });
}

/** Makes a term what it was before a change: the undoing is a change too. */
export async function undoChange(deps: Deps, viewer: Viewer, version: number): Promise<{ version: number }> {
  assertMayEdit(viewer);
  return transaction(deps.db, async (tx) => {
    await lockGlossary(tx);
    const change = version > LARGEST ? undefined : await selectChange(tx, version);
    if (!change) throw changeNotFound();
    const now = await selectTerm(tx, change.termId);
    const undone: Change = { id: change.termId, communityId: change.communityId, before: now ? asChecked(now) : null, after: change.before };
    if (undone.after) return store(tx, viewer, undone);
    if (!now) throw termNotFound();
    return remove(tx, viewer, undone);
  });
}

async function lockTerm(tx: Tx, id: string) {
  await lockGlossary(tx);
  const term = await selectTerm(tx, id);
  if (!term) throw termNotFound();
  return term;
}

async function store(tx: Tx, viewer: Viewer, change: Change): Promise<Static<typeof Stored>> {
  const { id, communityId, before, after } = change;
  if (await findSame(tx, communityId, after!, id)) throw termTaken();
  if (!before && (await countTerms(tx, communityId)) >= MOST) throw glossaryFull(MOST);
  await upsertTerm(tx, id, communityId, after!, viewer.id);
  const version = await record(tx, viewer, change);
  return { term: showTerm((await selectTerm(tx, id))!), version };
}

async function remove(tx: Tx, viewer: Viewer, change: Change): Promise<{ version: number }> {
  await deleteTerm(tx, change.id);
  return { version: await record(tx, viewer, change) };
}

/** The change, its number, and the job that renews what it touches: all on the same commit. */
async function record(tx: Tx, viewer: Viewer, { id: termId, communityId, before, after }: Change): Promise<number> {
  const version = await insertChange(tx, { communityId, termId, before, after, accountId: viewer.id });
  const forms = [before, after].flatMap((term) => (term ? [term.en, term.zh] : [])).filter((form) => form !== null);
  await queueGlossary(tx, { communityId, forms: [...new Set(forms)], version, after: null });
  return version;
}
