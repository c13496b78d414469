/** The least a Node server can do with a database: one row by its key, as JSON. */
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query('create table if not exists bare (id int primary key, title text not null, body text not null, created_at timestamptz not null default now())');
await pool.query("insert into bare select i, 'Title ' || i, repeat('word ', 60) from generate_series(1, 1000) i on conflict do nothing");

const app = fastify();
app.get('/row/:id', async (request) => {
  const { id } = request.params as { id: string };
  const { rows } = await pool.query({ name: 'row', text: 'select id, title, body, created_at from bare where id = $1', values: [Number(id)] });
  return rows[0];
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => void app.close().then(() => pool.end()).then(() => process.exit(0)));
process.once('disconnect', () => process.exit(0));
const address = app.server.address();
process.send!({ port: typeof address === 'object' && address ? address.port : 0 });
