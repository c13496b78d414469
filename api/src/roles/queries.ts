import { type Executor, type Tx, schema } from '@laoyou/db';
import { eq, ne, sql } from 'drizzle-orm';

const { accounts, roleChanges } = schema;
export type Role = (typeof accounts.$inferSelect)['role'];

const shown = { handle: accounts.handle, displayName: accounts.displayName, role: accounts.role, createdAt: accounts.createdAt };

/** Everybody who is more than a member: admins first, then by age. */
export async function selectStaff(db: Executor, limit: number) {
  return db.select(shown).from(accounts).where(ne(accounts.role, 'member')).orderBy(accounts.role, accounts.createdAt).limit(limit);
}

/** One change of roles at a time: two admins must not demote each other. */
export async function lockRoles(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('roles', 0))`);
}

export async function lockAccount(tx: Tx, handle: string) {
  const [found] = await tx.select({ id: accounts.id, ...shown }).from(accounts).where(sql`lower(${accounts.handle}) = lower(${handle})`).for('no key update');
  return found;
}

export async function countAdmins(tx: Tx): Promise<number> {
  return tx.$count(accounts, eq(accounts.role, 'admin'));
}

/** Nobody else could give roles if this account went. Ask under `lockRoles`. */
export async function isLastAdmin(tx: Tx, accountId: string): Promise<boolean> {
  const admins = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.role, 'admin')).limit(2);
  return admins.length === 1 && admins[0]!.id === accountId;
}

export async function updateRole(tx: Tx, accountId: string, role: Role): Promise<void> {
  await tx.update(accounts).set({ role }).where(eq(accounts.id, accountId));
}

export async function insertChange(tx: Tx, change: typeof roleChanges.$inferInsert): Promise<void> {
  await tx.insert(roleChanges).values(change);
}

export interface ChangeRow extends Record<string, unknown> {
  before: Role;
  after: Role;
  at: Date | string;
  handle: string | null;
  displayName: string | null;
  byHandle: string | null;
  byDisplayName: string | null;
}

/** What was changed, the newest first; names are null where the account is gone. */
export async function selectChanges(db: Executor, limit: number): Promise<ChangeRow[]> {
  const { rows } = await db.execute<ChangeRow>(sql`
    select h.before, h.after, h.at, a.handle, a.display_name as "displayName", b.handle as "byHandle", b.display_name as "byDisplayName"
    from role_changes h left join accounts a on a.id = h.account_id left join accounts b on b.id = h.changed_by
    order by h.id desc limit ${limit}`);
  return rows;
}
