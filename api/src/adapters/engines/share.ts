/** Something that several engines use: made for the first of them, closed with the last. */
export interface Shared<T> {
  /** For one more user. Its `close` may be called twice, and closes the thing itself only when everybody has. */
  take(): T;
}

export function share<T extends { close?(): Promise<void> }>(make: () => T): Shared<T> {
  let thing: T | undefined;
  const users = new Set<T>();
  return {
    take() {
      thing ??= make();
      const own = thing;
      const user: T = {
        ...own,
        async close() {
          if (!users.delete(user) || users.size > 0) return;
          if (thing === own) thing = undefined;
          await own.close?.();
        },
      };
      users.add(user);
      return user;
    },
  };
}
