/** `pnpm start` as a process of its own, with its own data folder and port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface StartedProcess {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Waits for the line that tells the address, and gives the address. */
  ready(): Promise<string>;
  /** Exit code, once it has ended; a signal's name when one ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts it in a process group of its own, so that a test can signal the group as a terminal does. */
export function startLaoyou(env: Record<string, string>, args: string[] = []): StartedProcess {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|PORT|HOST|DATA_DIR|MODELS_DIR|DATABASE_URL|ORIGIN|LOG_LEVEL|LAOYOU_)/.test(name)));
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/src/start.ts', ...args], {
    cwd: ROOT, env: { ...clean, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => { stdout += chunk; });
  child.stderr.on('data', (chunk) => { stderr += chunk; });
  const ended = new Promise<number | string>((done) => child.once('close', (code, signal) => done(code ?? signal ?? 'unknown')));
  return {
    child, ended,
    get stdout() { return stdout; },
    get stderr() { return stderr; },
    async ready() {
      const line = await waitFor(() => {
        if (child.exitCode !== null || child.signalCode !== null) return ['', 'ended'];
        return /^Laoyou is ready at (\S+)$/m.exec(stdout);
      }, { timeout: 60_000, what: 'the start' });
      if (line[1] === 'ended') throw new Error(`It ended instead of starting:\n${stdout}\n${stderr}`);
      return line[1]!;
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
