import pg from 'pg';
import { vi } from 'vitest';
import type { TestApp } from './app.ts';

/** The statements that go through an app's pool while something is done. Of one with the role `web` they are its requests' only: no jobs run. */
export async function queriesOf({ deps: { pool } }: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const taken = new Set<unknown>();
  const take = (client: unknown): void => void taken.add(client);
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pool.on('acquire', take);
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string }).text;
    if (taken.has(this) && text !== undefined) sent.push(text);
    return query.apply(this, args);
  } as never);
  try {
    await work();
    return sent;
  } finally {
    spy.mockRestore();
    pool.off('acquire', take);
  }
}
