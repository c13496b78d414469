/**
 * Why a model could not be installed, each by its name. The message is for the person at the terminal: what is so, and
 * what helps. Everything else that is thrown is a bug and shows where it happened.
 */
export class ModelsFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The command line says something that cannot be done. */
export class UsageWrong extends ModelsFailed {}
/** 404: the server, or the folder, does not have the file. */
export class FileNotThere extends ModelsFailed {}
/** The server will not give it: 403, a certificate nobody trusts, an answer that makes no sense. */
export class SourceRefused extends ModelsFailed {}
/** No connection: no network, no such host, nobody listening. */
export class SourceUnreachable extends ModelsFailed {}
/** It kept failing or falling silent, and patience has an end. */
export class SourceFailing extends ModelsFailed {}
/** What the server offers is not the file that was asked for; nothing of it was kept. */
export class WrongOffer extends ModelsFailed {}
/** What arrived is not the file that was asked for. */
export class WrongContent extends ModelsFailed {}
export class DiskFull extends ModelsFailed {}
/** The folder cannot be written to, or read. */
export class FolderForbidden extends ModelsFailed {}
/** Another process took the lock, because this one seemed to be dead. */
export class LockLost extends ModelsFailed {}
/** `verify` found something; what it is has been said already. */
export class ModelsDamaged extends ModelsFailed {}

/** The connection broke or the server stumbled: worth another try. Never reaches people. */
export class TryAgain extends Error {
  constructor(
    readonly what: string,
    /** Milliseconds the server asked us to wait. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(what, options);
    this.name = 'TryAgain';
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code;

/** Names what the file system complains about; anything else comes back as it is. */
export function explainDisk(error: unknown, path: string): unknown {
  if (error instanceof ModelsFailed) return error;
  switch (codeOf(error)) {
    case 'ENOSPC': case 'EDQUOT':
      return new DiskFull(`The disk is full: ${path} could not be written. Free some space and run this again; what has arrived is kept.`, { cause: error });
    case 'EACCES': case 'EPERM': case 'EROFS':
      return new FolderForbidden(`${path} may not be used: permission denied. Run this as the user who runs Laoyou, or set MODELS_DIR to a folder of theirs.`, { cause: error });
    case 'ENOTDIR': case 'EISDIR': case 'EEXIST':
      return new FolderForbidden(`${path} is in the way: something else has that name. Move it, or set MODELS_DIR to another folder.`, { cause: error });
    default:
      return error;
  }
}

/** Runs what touches the disk, so that its failures have names. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainDisk(error, path);
  }
}
