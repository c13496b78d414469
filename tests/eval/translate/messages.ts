/** What the command and an engine's own process say to each other. */
import type { Pair } from '../../../api/src/translation/ports.ts';
import type { ForumPost } from '../sets/posts.ts';
import type { LinesResult } from './translate-lines.ts';
import type { PostsResult } from './translate-posts.ts';

/** One set in one direction, without its references: the engine's process has no use for them. */
export interface Task extends Pair {
  name: string;
  sources: string[];
  posts?: ForumPost[];
}

export interface Job {
  engine: string;
  tasks: Task[];
}

export type Report =
  | { kind: 'ready'; id: string; version: string; model: string; quality: string }
  /** It cannot be made here: no model, no address. */
  | { kind: 'unavailable'; message: string }
  | { kind: 'warning'; message: string }
  | { kind: 'progress'; task: number; done: number }
  | { kind: 'lines'; task: number; result: LinesResult }
  | { kind: 'posts'; task: number; result: PostsResult }
  | { kind: 'skipped'; task: number; message: string }
  | { kind: 'failed'; message: string }
  | { kind: 'done'; peakMb: number };
