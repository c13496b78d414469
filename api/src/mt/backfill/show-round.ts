/** How far a round is: a bar that redraws itself on a terminal, a line at every tenth anywhere else. */
import type { RoundRow } from '../../backfills/queries.ts';
import { showSeconds } from '../../models/show-bytes.ts';
import type { Screen } from '../../models/show-progress.ts';

type Counts = Pick<RoundRow, 'total' | 'done' | 'failed'>;

const BAR = 24;
/** Speed is that of the last while: what it was at first helps nobody. */
const WINDOW_MS = 30_000;

export const number = (value: number): string => value.toLocaleString('en');

export function counts({ total, done, failed }: Counts): string {
  return `${number(done + failed)} of ${number(total)}${failed > 0 ? `, ${number(failed)} failed` : ''}`;
}

export interface RoundProgress {
  show(round: Counts): void;
  /** A line for people, above the bar. */
  say(line: string): void;
}

export function showRound(screen: Screen, now: () => number = Date.now): RoundProgress {
  const seen: { at: number; over: number }[] = [];
  let told = -1;
  let shown = false;
  const wipe = () => {
    if (shown) screen.write('\r\x1b[K');
    shown = false;
  };

  return {
    say(line) {
      wipe();
      screen.write(`${line}\n`);
    },
    show(round) {
      const over = round.done + round.failed;
      const share = round.total === 0 ? 1 : Math.min(1, over / round.total);
      seen.push({ at: now(), over });
      while (seen.length > 2 && seen[0]!.at < now() - WINDOW_MS) seen.shift();
      const text = `${`${Math.floor(share * 100)}%`.padStart(4)}  ${counts(round)}${left(round.total - over)}`;
      if (screen.isTTY) {
        const full = Math.round(share * BAR);
        screen.write(`\r${` [${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${text}`.slice(0, Math.max(20, (screen.columns || 80) - 1))}\x1b[K`);
        shown = true;
      } else if (Math.floor(share * 10) > told) {
        told = Math.floor(share * 10);
        screen.write(`${text}\n`);
      }
    },
  };

  function left(rest: number): string {
    const [first, last] = [seen[0]!, seen.at(-1)!];
    if (last.over === first.over || rest <= 0) return '';
    return `  about ${showSeconds((rest * (last.at - first.at)) / (last.over - first.over) / 1000)} left`;
  }
}
