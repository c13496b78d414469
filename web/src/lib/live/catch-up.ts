import type { Thread } from '$lib/api/shapes.ts';
import { backOff } from './back-off.ts';

export interface Changes<Post> {
  revision: number;
  reload?: boolean;
  posts: Post[];
  /** The thread itself as it is now: its title, how many replies it has. */
  thread?: Thread;
}

/**
 * Keeps a page level with its thread: told of a revision, it reads what changed since the one it has. One read at a
 * time; what is said meanwhile leads to one more. A failed read is tried again, so a lost event costs delay, never truth.
 */
export function catchUp<Post>(options: {
  revision: number;
  read(since: number): Promise<Changes<Post>>;
  onchange(posts: Post[], revision: number, thread?: Thread): void;
  onreload(): void;
}) {
  let known = options.revision;
  let wanted = known;
  let forced = false;
  let running = false;
  let stopped = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    if (running || stopped || timer) return;
    running = true;
    while (!stopped && (forced || wanted > known)) {
      forced = false;
      try {
        const changes = await options.read(known);
        attempt = 0;
        if (stopped) break;
        // An answer may be older than what was announced when it comes from a lagging reader; ask again then.
        if (changes.reload) {
          // The page reads everything anew, so it will have what was announced.
          known = Math.max(known, changes.revision, wanted);
          options.onreload();
        } else if (changes.revision > known) {
          known = changes.revision;
          options.onchange(changes.posts, known, changes.thread);
        } else if (wanted > known) throw new Error('Announced, but not there yet.');
      } catch {
        forced = true;
        timer = setTimeout(() => {
          timer = undefined;
          void run();
        }, backOff(attempt++));
        break;
      }
    }
    running = false;
  }

  return {
    /** The thread is at this revision now. */
    told(revision: number): void {
      wanted = Math.max(wanted, revision);
      void run();
    },
    /** Something was missed: read whatever there is. */
    resync(): void {
      forced = true;
      void run();
    },
    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
