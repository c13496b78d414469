/** Sends the load from a process of its own, so that the server measured keeps its core. */
import autocannon from 'autocannon';

export interface LoadOrder {
  url: string;
  /** Asked for in turn by every connection. */
  paths: string[];
  headers: Record<string, string>;
  seconds: number;
  connections: number;
}

export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
  /** Answers that were not 2xx, and connections that broke. */
  failed: number;
}

process.on('message', (order: LoadOrder) => {
  void (async () => {
    const { url, paths, headers, seconds, connections } = order;
    const result = await autocannon({ url, connections, duration: seconds, requests: paths.map((path) => ({ path, headers })) });
    const answered = result['2xx'];
    process.send!({
      perSecond: answered / result.duration,
      p50: result.latency.p50,
      p99: result.latency.p99,
      bytes: answered === 0 ? 0 : result.throughput.total / answered,
      failed: result.non2xx + result.errors + result.timeouts,
    } satisfies LoadResult);
  })();
});
process.once('disconnect', () => process.exit(0));
process.send!('ready');
