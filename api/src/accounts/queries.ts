import { type Executor, type Tx, schema } from '@laoyou/db';
import { and, eq, lt, ne, sql } from 'drizzle-orm';

const { accounts, sessions, signInFailures } = schema;

type NewAccount = Omit<typeof accounts.$inferInsert, 'role' | 'passwordHash'> & { passwordHash: string };

/** Stores an account. The first ever is the admin; the lock keeps two first ones apart. */
export async function insertAccount(tx: Tx, account: NewAccount) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('accounts.first', 0))`);
  const [some] = await tx.select({ id: accounts.id }).from(accounts).limit(1);
  const [stored] = await tx.insert(accounts).values({ ...account, role: some ? 'member' : 'admin' }).returning();
  return stored!;
}

export async function findByHandle(db: Executor, handle: string) {
  const [found] = await db.select().from(accounts).where(sql`lower(${accounts.handle}) = lower(${handle})`).limit(1);
  return found;
}

export async function findPasswordHash(db: Executor, accountId: string): Promise<string | undefined> {
  const [found] = await db.select({ passwordHash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, accountId));
  return found?.passwordHash;
}

export async function updateAccount(db: Executor, accountId: string, change: Partial<typeof accounts.$inferInsert>) {
  const [changed] = await db.update(accounts).set(change).where(eq(accounts.id, accountId)).returning();
  return changed;
}

/** Counts a change in every thread that shows this person's name. Rows are locked by id, as everywhere. */
export async function bumpThreadsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select id from threads where id in (select thread_id from posts where author_id = ${accountId}) order by id for update`);
  await tx.execute(sql`update threads set revision = revision + 1 where id in (select thread_id from posts where author_id = ${accountId})`);
}

/** Ends every session of an account but one. */
export async function deleteOtherSessions(tx: Tx, accountId: string, keptId: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.userId, accountId), ne(sessions.id, keptId)));
}

/** Sessions go with their account, and what it wrote loses its author. */
export async function deleteAccountRow(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(accounts).where(eq(accounts.id, accountId));
}

export async function readFailures(db: Executor, keys: string[], since: Date) {
  return db.select().from(signInFailures).where(sql`${signInFailures.key} = any(${sql.param(keys)}::text[]) and ${signInFailures.windowStart} > ${since.toISOString()}::timestamptz`);
}

/** Counts one more failure; a window that has passed starts again. What is old goes on the way. */
export async function countFailure(db: Executor, keys: string[], now: Date, since: Date): Promise<void> {
  const [at, from] = [now.toISOString(), since.toISOString()];
  await db.execute(sql`
    insert into sign_in_failures (key, failures, window_start) select key, 1, ${at}::timestamptz from unnest(${sql.param(keys.toSorted())}::text[]) as key
    on conflict (key) do update set
      failures = case when sign_in_failures.window_start > ${from}::timestamptz then sign_in_failures.failures + 1 else 1 end,
      window_start = case when sign_in_failures.window_start > ${from}::timestamptz then sign_in_failures.window_start else excluded.window_start end`);
  await db.delete(signInFailures).where(lt(signInFailures.windowStart, new Date(since.getTime() - 60_000)));
}

export async function forgetFailures(db: Executor, key: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.key, key));
}
