/** Loads several addresses in turns, A B A B, and tells what each one carries. */
import { once } from 'node:events';
import { say, type House } from './house.ts';
import type { LoadOrder, LoadResult } from './processes/load.ts';
import { median, spread } from './statistics.ts';

export interface Contender {
  name: string;
  url: string;
  paths: string[];
  headers?: Record<string, string>;
}

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 16;

/** Requests a second of each, the median of the rounds, in the order given. Throws when anything was not answered well. */
export async function race(house: House, contenders: Contender[]): Promise<number[]> {
  const worker = await house.helper('load.ts');
  const run = async ({ name, url, paths, headers = {} }: Contender, seconds: number): Promise<LoadResult> => {
    worker.send({ url, paths, headers, seconds, connections: CONNECTIONS } satisfies LoadOrder);
    const [result] = (await once(worker, 'message')) as [LoadResult];
    if (result.failed > 0) throw new Error(`${name}: ${result.failed} requests failed.`);
    return result;
  };
  // What was never asked for is slow once, whoever it is: compilers, caches, connections.
  for (const contender of contenders) await run(contender, 2);
  const results = contenders.map((): LoadResult[] => []);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const [index, contender] of contenders.entries()) results[index]!.push(await run(contender, SECONDS));
  }
  worker.disconnect();
  for (const [index, { name }] of contenders.entries()) {
    const own = results[index]!;
    say(`  ${name.padEnd(34)} ${spread(own.map(({ perSecond }) => perSecond), 'requests/s').padEnd(36)} p50 ${median(own.map(({ p50 }) => p50))} ms, p99 ${median(own.map(({ p99 }) => p99))} ms, ${(own[0]!.bytes / 1024).toFixed(1)} KB`);
  }
  return results.map((own) => median(own.map(({ perSecond }) => perSecond)));
}
