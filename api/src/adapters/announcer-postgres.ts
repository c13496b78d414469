/** Announcements ride the transaction that makes them true: NOTIFY is delivered on commit, and never without it. */
import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { type LiveEvent, parseEvent } from '../live/events.ts';

const CHANNEL = 'laoyou_live';
const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

/** Tells every process, once `tx` commits. */
export async function announce(tx: Executor, event: LiveEvent): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`);
}

export interface Listener {
  /** False while the connection is away; what is announced then is not heard. */
  readonly listening: boolean;
  close(): Promise<void>;
}

/**
 * Hears announcements on a connection of its own, and comes back by itself when that is lost or cannot be had yet.
 * `on.gap` is called after each return: something may have been missed.
 */
export async function listen(pool: pg.Pool, on: { event(event: LiveEvent): void; gap(): void; lost?(error: Error): void }): Promise<Listener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_WAIT;
  let closed = false;

  async function open(): Promise<void> {
    const fresh = new pg.Client({ ...pool.options, application_name: 'laoyou live' });
    let broken = false;
    const lose = (error: Error): void => {
      if (broken) return;
      broken = true;
      fresh.end().catch(() => {});
      if (client === fresh) {
        client = undefined;
        on.lost?.(error);
        comeBack();
      }
    };
    fresh.on('error', lose);
    fresh.on('end', () => lose(new Error('The listening connection ended.')));
    fresh.on('notification', ({ payload }) => {
      const event = payload ? parseEvent(payload) : undefined;
      if (event) on.event(event);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
    } catch (error) {
      broken = true;
      await fresh.end().catch(() => {});
      throw error;
    }
    if (closed || broken) {
      await fresh.end().catch(() => {});
      if (!closed) throw new Error('The listening connection broke at once.');
      return;
    }
    client = fresh;
    wait = FIRST_WAIT;
  }

  function comeBack(): void {
    if (closed) return;
    timer = setTimeout(() => {
      open().then(
        () => !closed && on.gap(),
        () => comeBack(),
      );
    }, wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  await open().catch((error: Error) => {
    on.lost?.(error);
    comeBack();
  });
  return {
    get listening() {
      return client !== undefined;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}
