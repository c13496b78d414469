/** Laoyou as in production, all roles in one process; the engine is one that takes a known time, unless real ones are named. */
import { buildWebIfNeeded } from '../../../api/src/boot/build-web.ts';
import { readConfig } from '../../../api/src/config.ts';
import { createLog } from '../../../api/src/log.ts';
import { startProcess } from '../../../api/src/main.ts';
import { fakeEngine } from '../../../api/src/translation/fake-engine.ts';

const { BENCH_DATABASE_URL: databaseUrl = '', BENCH_ENGINE_MS = '0', DATA_DIR = '', MODELS_DIR = '', LAOYOU_ENGINES = '' } = process.env;
// One address sends everything here, which the limits are made to stop.
const config = readConfig({ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', DATA_DIR, MODELS_DIR, LAOYOU_ENGINES, LOG_LEVEL: 'error', LAOYOU_RATE_LIMITS: 'off' });
const running = await startProcess({
  config, databaseUrl, log: createLog(config.logLevel), web: await buildWebIfNeeded(),
  overrides: LAOYOU_ENGINES === '' ? { engines: [fakeEngine({ delay: Number(BENCH_ENGINE_MS) })] } : {},
});
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.once('disconnect', () => process.exit(0));
process.send!({ port: running.port });
