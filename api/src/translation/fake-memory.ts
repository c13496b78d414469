/** A translation memory for tests, which knows nothing of people. */
import type { Memory, MemoryKey } from './ports.ts';

export function fakeMemory(): Memory & { stored: Map<string, string> } {
  const stored = new Map<string, string>();
  const id = (key: MemoryKey) => JSON.stringify([key.hash, key.source, key.target, key.engine, key.engineVersion, key.glossaryVersion]);
  return {
    stored,
    human: async (keys) => keys.map(() => undefined),
    recall: async (keys) => keys.map((key) => stored.get(id(key))),
    remember: async (entries) => entries.forEach(({ key, target }) => stored.set(id(key), target)),
    forget: async (hashes) => [...stored.keys()].filter((key) => hashes.includes(JSON.parse(key)[0])).forEach((key) => stored.delete(key)),
  };
}
