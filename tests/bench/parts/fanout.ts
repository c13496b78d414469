/** Two thousand open readers of one thread, and one new reply. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../helpers/wait-for.ts';
import { makeConversation } from '../conversation.ts';
import { say, type House } from '../house.ts';
import type { Part } from '../part.ts';
import type { ReadersOrder, ReadersReport } from '../processes/readers.ts';
import { now, percentile, round, spread } from '../statistics.ts';

const READERS = 2000;
const PROCESSES = 2;
const WARM_UP = 2;
const REPLIES = 10;

export const fanout: Part = {
  keys: ['fanout_2000_p95_ms'],
  async measure(house) {
    const server = await house.laoyou(await house.database('bench_fanout'));
    const { client, english, threadId } = await makeConversation(server.url, 10);
    const groups = await Promise.all(Array.from({ length: PROCESSES }, () => gather(house, { url: server.url, threadId, count: READERS / PROCESSES })));
    say(`  ${READERS} readers are here`);
    const told: number[] = [];
    const read: number[] = [];
    for (let index = -WARM_UP; index < REPLIES; index += 1) {
      const { status, body } = await client.api('POST', `/threads/${threadId}/posts`, { markdown: `Reply number ${index + WARM_UP} to everybody here.`, language: 'en' }, { as: english });
      const accepted = now();
      if (status !== 201) throw new Error(`The reply was answered with ${status}.`);
      const reports = await waitFor(() => {
        const found = groups.map((reports) => reports.get(body.postId as string));
        return found.every((one) => one !== undefined) ? (found as { told: number[]; read: number[] }[]) : undefined;
      }, { what: 'every reader to have read the reply', timeout: 60_000 });
      if (index >= 0) {
        told.push(...reports.flatMap((one) => one.told).map((time) => Math.max(0, time - accepted)));
        read.push(...reports.flatMap((one) => one.read).map((time) => Math.max(0, time - accepted)));
      }
      await delay(500);
    }
    say(`  told by the live channel           ${spread(told, 'ms')}, p95 ${percentile(told, 0.95).toFixed(0)} ms`);
    say(`  and has read the reply             ${spread(read, 'ms')}, p95 ${percentile(read, 0.95).toFixed(0)} ms`);
    return { fanout_2000_p95_ms: round(percentile(read, 0.95), 0), fanout_2000_told_p95_ms: round(percentile(told, 0.95), 0) };
  },
};

/** Opens the readers of one process; gives back what they report, by post. */
async function gather(house: House, order: ReadersOrder): Promise<Map<string, { told: number[]; read: number[] }>> {
  const reports = new Map<string, { told: number[]; read: number[] }>();
  const child: ChildProcess = await house.helper('readers.ts');
  const opened = new Promise<void>((done) => {
    child.on('message', (report: ReadersReport) => {
      if ('opened' in report) done();
      else reports.set(report.postId, report);
    });
  });
  child.send(order);
  await opened;
  return reports;
}
