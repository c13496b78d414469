import { expect, it } from 'vitest';
import { serializers } from '../../api/src/log.ts';
import { connect } from '../../db/src/client.ts';
import { posts } from '../../db/src/schema/index.ts';
import { createTestDatabase } from '../helpers/database.ts';

it('tells that a query failed, but not what somebody wrote', async () => {
  const database = await createTestDatabase();
  try {
    const { db, close } = connect(database.url);
    const post = { id: 'geheim 秘密', markdown: 'geheim 秘密' } as unknown as typeof posts.$inferInsert;
    const error = await db.insert(posts).values(post).then(() => undefined, (thrown: unknown) => thrown);
    await close();
    expect(String(error)).toContain('秘密');
    const told = JSON.stringify(serializers.err(error));
    expect(told).toContain('Failed query');
    expect(told).toContain('22P02');
    expect(told).not.toContain('秘密');
  } finally {
    await database.drop();
  }
});

it('names the route of a request, not its address', () => {
  const request = { id: 1, method: 'GET', url: '/u/somebody', ip: '192.0.2.7', routeOptions: { url: '/u/:handle' } };
  expect(serializers.req(request)).toEqual({ method: 'GET', route: '/u/:handle' });
});
