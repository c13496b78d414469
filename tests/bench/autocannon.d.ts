/** The few things used of a package that comes without types. */
declare module 'autocannon' {
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    requests: { path: string; headers: Record<string, string> }[];
  }): Promise<{
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    duration: number;
    latency: { p50: number; p99: number };
    throughput: { total: number };
  }>;
}
