/** The threads of a pool: as many as there is work for, and fewer again when there is none. */
import type { Thread } from './run-thread.ts';

export interface Threads {
  /** How many could take work now. */
  free(): number;
  /** One that is idle, or a new one. Ask `free` first. */
  take(): Thread;
  /** It has done its work, or has died of it. */
  giveBack(thread: Thread): void;
  end(): Promise<void>;
}

export interface ThreadsOptions {
  most: number;
  /** Milliseconds after which one that has had nothing to do ends: a model takes a lot of memory. One always stays. */
  idleLimit: number;
  start: () => Thread;
}

export function keepThreads({ most, idleLimit, start }: ThreadsOptions): Threads {
  const all = new Set<Thread>();
  /** With the timer that ends it. */
  const idle = new Map<Thread, NodeJS.Timeout>();

  function dismiss(thread: Thread): void {
    clearTimeout(idle.get(thread));
    idle.delete(thread);
    all.delete(thread);
    void thread.end();
  }

  return {
    free: () => most - all.size + idle.size,
    take() {
      for (const [thread, timer] of idle) {
        if (!thread.alive) {
          dismiss(thread);
          continue;
        }
        clearTimeout(timer);
        idle.delete(thread);
        return thread;
      }
      const thread = start();
      all.add(thread);
      return thread;
    },
    giveBack(thread) {
      if (!all.has(thread)) return;
      if (!thread.alive) return dismiss(thread);
      const timer = setTimeout(() => {
        if (all.size > 1) dismiss(thread);
      }, idleLimit);
      timer.unref();
      idle.set(thread, timer);
    },
    async end() {
      const ending = [...all].map((thread) => thread.end());
      for (const thread of all) dismiss(thread);
      await Promise.all(ending);
    },
  };
}
