/**
 * One read for everybody who asks the same at once. Two thousand open pages of a thread hear of a reply in the same
 * instant and all ask for it. Nobody is given a read that began before they asked: who comes while one is under way
 * waits for the next, so what was committed before the question is always in the answer.
 */
export type ShareReads<T> = (key: string, read: () => Promise<T>) => Promise<T>;

export function createShareReads<T>(): ShareReads<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  function start(key: string, read: () => Promise<T>): Promise<T> {
    const run = read().finally(() => {
      if (running.get(key) === run) running.delete(key);
    });
    running.set(key, run);
    return run;
  }

  return (key, read) => {
    const current = running.get(key);
    if (!current) return start(key, read);
    const planned = next.get(key);
    if (planned) return planned;
    const begin = (): Promise<T> => {
      next.delete(key);
      return start(key, read);
    };
    const run = current.then(begin, begin);
    next.set(key, run);
    return run;
  };
}
