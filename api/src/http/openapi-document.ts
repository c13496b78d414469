import { connect } from '@laoyou/db';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Deps } from '../deps.ts';

/** The OpenAPI document as text. Builds the routes and runs none of them, so it needs no database. */
export async function openApiDocument(): Promise<string> {
  const log = pino({ level: 'silent' });
  const deps = { config: readConfig({}), log, ...connect('postgres://127.0.0.1:1/none'), engines: [] } as unknown as Deps;
  const app = await buildApp(deps);
  try {
    const { body } = await app.inject('/api/v1/openapi.json');
    return `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
  } finally {
    await app.close();
  }
}
