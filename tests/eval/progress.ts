/** What a person who waits sees, on stderr. */

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A line that is written over in a terminal; elsewhere a line now and then. */
export function progressLine(every = 10_000): { show(text: string): void; clear(): void } {
  let last = Date.now();
  return {
    show(text) {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
      else if (Date.now() - last >= every) {
        last = Date.now();
        say(text);
      }
    },
    clear() {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
    },
  };
}
