/** A translation memory for texts that may never be posted: it recalls what is stored, and stores nothing itself. */
import type { Memory, MemoryKey, ProtectedText } from '../translation/ports.ts';

/** Sentences; the least recently used go first. */
const MOST = 2000;

/** What is translated for a preview is known again while somebody goes on typing, in this process only. */
export function passingMemory(stored: Memory, most = MOST): Memory {
  const known = new Map<string, ProtectedText>();
  const name = ({ hash, source, target, engine, engineVersion, glossaryVersion }: MemoryKey) => [hash, source, target, engine, engineVersion, glossaryVersion].join(' ');
  const keep = (key: string, value: ProtectedText): ProtectedText => {
    known.delete(key);
    known.set(key, value);
    if (known.size > most) known.delete(known.keys().next().value!);
    return value;
  };
  return {
    async recall(keys) {
      const outputs = await stored.recall(keys);
      return keys.map((key, index) => {
        const passing = known.get(name(key));
        return outputs[index] ?? (passing === undefined ? undefined : keep(name(key), passing));
      });
    },
    async remember(entries) {
      for (const { key, target } of entries) keep(name(key), target);
    },
    human: (keys) => stored.human(keys),
    async forget(hashes) {
      for (const key of known.keys()) if (hashes.some((hash) => key.startsWith(hash))) known.delete(key);
    },
  };
}
