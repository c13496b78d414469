/** Who is translating what just now, so that a sentence that many posts hold is asked for once. */
export interface Claims {
  /** Takes every key that nobody has; true for those it took. Give them back with `release`. */
  take(keys: readonly string[]): boolean[];
  release(keys: readonly string[]): void;
  /** When none of these is held by whom it was held now. */
  settled(keys: readonly string[]): Promise<void>;
}

/** For one process: between processes the memory's first answer stays. */
export function createClaims(): Claims {
  const held = new Map<string, { done: Promise<void>; end: () => void }>();
  return {
    take: (keys) =>
      keys.map((key) => {
        if (held.has(key)) return false;
        let end = () => {};
        held.set(key, { done: new Promise((resolve) => { end = resolve; }), end });
        return true;
      }),
    release(keys) {
      for (const key of keys) {
        held.get(key)?.end();
        held.delete(key);
      }
    },
    async settled(keys) {
      await Promise.all(keys.map((key) => held.get(key)?.done));
    },
  };
}
