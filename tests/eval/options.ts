/** What was asked for on the command line. */
import { parseArgs } from 'node:util';
import { ENGINES } from '../../api/src/adapters/engines/index.ts';
import { SETS, type SetName } from './sets/read-sets.ts';

export interface Options {
  /** Engine names; undefined: every engine that can be made here. */
  engines: string[] | undefined;
  /** undefined: every set that is there. */
  sets: SetName[] | undefined;
  limit: number;
  data: string | undefined;
  json: boolean;
  jsonFile: string | undefined;
  /** Measure the meaning guards only: no engine runs. */
  guards: boolean;
  /** Keep the figures for the forum's page of engines. */
  record: boolean;
  /** Other work runs on this machine: the page says so beside the speed. */
  shared: boolean;
}

/** Says what is wrong with the command line, and how it goes. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const USAGE = `Usage: pnpm eval [options]

  --engine NAMES    which engines, with commas: ${[...ENGINES.keys()].join(', ')} (default: all that can be made here)
  --set NAMES       which sets, with commas: ${SETS.join(', ')} (default: all that are there)
  --guards          only the meaning guards, on their labelled pairs and on people's translations; no engine runs
  --limit N         only the first N lines of each set and direction
  --data DIR        the folder that holds eval/ and forum/ (default: EVAL_DATA, or ../shared/mt beside the repository)
  --json            one flat object on stdout instead of tables
  --json-file FILE  writes that object to a file as well
  --record          keeps the figures in models/scores.json, which the page /engines shows
  --shared          with --record: other work runs on this machine meanwhile, and the page says so beside the speed
`;

/** Throws `UsageError`. */
export function parseOptions(argv: readonly string[]): Options {
  let values: { engine?: string[]; set?: string[]; limit?: string; data?: string; json?: boolean; guards?: boolean; record?: boolean; shared?: boolean; 'json-file'?: string };
  try {
    ({ values } = parseArgs({
      args: argv.filter((arg) => arg !== '--'),
      options: {
        engine: { type: 'string', multiple: true }, set: { type: 'string', multiple: true }, limit: { type: 'string' },
        data: { type: 'string' }, json: { type: 'boolean' }, guards: { type: 'boolean' }, record: { type: 'boolean' }, shared: { type: 'boolean' }, 'json-file': { type: 'string' },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (values.record && values.guards) throw new UsageError('--record keeps figures of engines: leave out --guards.');
  if (values.record && values.limit !== undefined) throw new UsageError('--record keeps figures of whole sets: leave out --limit.');
  if (values.shared && !values.record) throw new UsageError('--shared is kept with the figures: add --record.');
  return {
    engines: named('engine', values.engine, [...ENGINES.keys()]),
    sets: named('set', values.set, SETS),
    limit: limit(values.limit),
    data: values.data,
    json: values.json ?? false,
    jsonFile: values['json-file'],
    guards: values.guards ?? false,
    record: values.record ?? false,
    shared: values.shared ?? false,
  };
}

function named<T extends string>(what: string, given: string[] | undefined, known: readonly T[]): T[] | undefined {
  const names = (given ?? []).flatMap((list) => list.split(',')).map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  if (names.length === 0 || names.includes('all')) return undefined;
  const unknown = names.find((name) => !known.includes(name as T));
  if (unknown !== undefined) throw new UsageError(`Unknown ${what} "${unknown}". Known: ${known.join(', ')}.`);
  return [...new Set(names)] as T[];
}

function limit(value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (!/^[1-9]\d*$/.test(value)) throw new UsageError(`--limit must be a whole number from 1, not "${value}".`);
  return Number(value);
}
