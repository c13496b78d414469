/** How far a download is: a bar that redraws itself on a terminal, a line now and then anywhere else. */
import { showBytes, showSeconds } from './show-bytes.ts';

/** Where it is written; process.stdout is one. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Progress {
  /** A line for people, above the bar. */
  say(line: string): void;
  /** So many bytes are to come in all. */
  expect(bytes: number): void;
  /** So many were here before (or, negative, have to be fetched again). They say nothing about speed. */
  had(bytes: number): void;
  /** So many have just arrived. */
  got(bytes: number): void;
  /** Takes the bar away. */
  end(): void;
}

const REDRAW = 100;
/** Speed is that of the last seconds: what it was at first helps nobody. */
const WINDOW = 5000;
const BAR = 24;

export function showProgress(screen: Screen, now: () => number = Date.now): Progress {
  let total = 0;
  let there = 0;
  let told = 0;
  let shown = false;
  let drawnAt = -Infinity;
  const recent: { at: number; bytes: number }[] = [];

  const share = () => (total === 0 ? 0 : Math.min(1, there / total));
  const wipe = () => { if (shown) screen.write('\r\x1b[K'); shown = false; };

  function draw(): void {
    const at = now();
    if (total === 0 || at - drawnAt < REDRAW) return;
    drawnAt = at;
    const done = Math.round(share() * BAR);
    const line = ` [${'#'.repeat(done)}${'-'.repeat(BAR - done)}] ${percent()}  ${showBytes(there)} of ${showBytes(total)}${pace(at)}`;
    screen.write(`\r${line.slice(0, Math.max(20, (screen.columns || 80) - 1))}\x1b[K`);
    shown = true;
  }
  const percent = () => `${Math.floor(share() * 100)}%`.padStart(4);

  function pace(at: number): string {
    while (recent.length > 1 && recent[0]!.at < at - WINDOW) recent.shift();
    const since = at - (recent[0]?.at ?? at);
    if (since < 500) return '';
    const speed = recent.reduce((sum, { bytes }) => sum + bytes, 0) / since * 1000;
    return speed < 1 ? '' : `  ${showBytes(Math.round(speed))}/s  ${showSeconds((total - there) / speed)} left`;
  }

  function count(bytes: number): void {
    there += bytes;
    if (screen.isTTY) return draw();
    const tenth = Math.floor(share() * 10);
    if (tenth <= told) return;
    told = tenth;
    screen.write(`${percent()}  ${showBytes(there)} of ${showBytes(total)}\n`);
  }

  return {
    say(line) {
      wipe();
      screen.write(`${line}\n`);
      drawnAt = -Infinity;
    },
    expect(bytes) { total += bytes; },
    had(bytes) { count(bytes); },
    got(bytes) {
      const at = now();
      const last = recent.at(-1);
      if (last && at - last.at < REDRAW) last.bytes += bytes;
      else recent.push({ at, bytes });
      count(bytes);
    },
    end: wipe,
  };
}
