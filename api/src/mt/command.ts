import type { Connection } from '@laoyou/db';
import type { Writable } from 'node:stream';
import type { Config } from '../config.ts';

/** One of `pnpm mt …`. */
export interface Command {
  /** Lines for `--help`, without indent: the command with what it takes, then its options. */
  readonly usage: readonly string[];
  /** Throws `MtFailed` with what to tell, or the signal's reason. */
  run(args: readonly string[], around: Surroundings): Promise<void>;
}

export interface Terminal {
  readonly config: Config;
  /** What was asked for goes here, and nothing else: it may be a pipe. */
  readonly out: Writable;
  /** Progress and everything meant for a person. */
  readonly err: Writable;
  readonly signal: AbortSignal;
}

export interface Surroundings extends Terminal {
  /** Runs `work` with the installation's database, whether Laoyou is running or not. */
  withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}

/** The message is for the person at the terminal: what is so, and what helps. */
export class MtFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
