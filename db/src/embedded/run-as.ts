/**
 * Under which account the server runs. Postgres refuses root, yet people start Laoyou as root in
 * containers and on small rented machines. Three ways, the first that works:
 * as ourselves (not root), inside a user namespace (files stay root's), as another account.
 */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chown, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnusable } from '../client.ts';
import type { Binaries } from './binaries.ts';

export interface Runner {
  readonly kind: 'self' | 'namespace' | 'account';
  /** Starts a program under the chosen account, in a session of its own: a Ctrl-C in the terminal is for us, not for it. */
  spawn(file: string, args: string[], options: SpawnOptions): ChildProcess;
  /** Gives a folder and everything in it to the chosen account. */
  own(folder: string): Promise<void>;
}

export type RunAs = Runner['kind'] | 'auto';

interface Account {
  uid: number;
  gid: number;
}

const NOBODY: Account = { uid: 65534, gid: 65534 };
const NAMESPACE = ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'];
/** The server ends with us, also when we are killed without a chance to stop it. */
const DIE_WITH_US = ['setpriv', '--pdeathsig', 'INT', '--'];

/** Chooses by trying. `folder` exists; `data` may not exist yet. */
export async function chooseRunner(binaries: Binaries, folder: string, data: string, wanted: RunAs = 'auto'): Promise<Runner> {
  const dying = (await works(DIE_WITH_US)) ? DIE_WITH_US : [];
  if (process.getuid?.() !== 0) return runner('self', dying);
  const owner = await stat(data).then(({ uid, gid }) => ({ uid, gid }), () => undefined);
  const ours = owner === undefined || owner.uid === 0;
  if (ours && wanted !== 'account' && (await works(NAMESPACE))) return runner('namespace', [...NAMESPACE, ...dying]);
  return asAccount(binaries, folder, ours ? await serverAccount() : owner, dying);
}

async function asAccount(binaries: Binaries, folder: string, account: Account, dying: string[]): Promise<Runner> {
  const { uid, gid } = account;
  const own = (path: string) => chownAll(path, account);
  await chown(folder, uid, gid);
  if (await reaches(binaries, folder, account)) return runner('account', dying, account, own);
  // Everything lies in a place only root may enter, such as /root: let the server pass, and nothing more.
  const passing = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', ...DIE_WITH_US.slice(1)];
  if (dying.length > 0 && (await works(passing))) return runner('account', passing, {}, own);
  throw new DatabaseUnusable(`Postgres does not run as root, and ${folder} cannot be reached by another account. Start Laoyou as a normal user, set DATA_DIR to a folder such as /var/lib/laoyou, or set DATABASE_URL.`);
}

function runner(kind: Runner['kind'], prefix: string[], as: SpawnOptions = {}, own: Runner['own'] = async () => {}): Runner {
  return {
    kind,
    own,
    spawn(file, args, options) {
      const [program, ...rest] = [...prefix, file, ...args] as [string, ...string[]];
      return spawn(program, rest, { ...options, ...as, detached: process.platform !== 'win32', windowsHide: true });
    },
  };
}

async function reaches(binaries: Binaries, folder: string, as: SpawnOptions): Promise<boolean> {
  return works(['sh', '-c', 'test -x "$1" && test -w "$2"', 'sh', binaries.postgres, folder], as, []);
}

function works(prefix: string[], options: SpawnOptions = {}, probe = ['true']): Promise<boolean> {
  const [file, ...args] = [...prefix, ...probe] as [string, ...string[]];
  return new Promise((done) => {
    const child = spawn(file, args, { ...options, stdio: 'ignore' });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/** The account made for Postgres where the system has one, else nobody. */
async function serverAccount(): Promise<Account> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(passwd);
  return found ? { uid: Number(found[1]), gid: Number(found[2]) } : NOBODY;
}

async function chownAll(path: string, account: Account): Promise<void> {
  const found = await lstat(path);
  if (found.uid !== account.uid && !found.isSymbolicLink()) await chown(path, account.uid, account.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await chownAll(join(path, name), account);
}
