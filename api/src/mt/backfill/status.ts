import { selectRounds, type RoundRow } from '../../backfills/queries.ts';
import type { Command } from '../command.ts';
import { counts } from './show-round.ts';

const SHOWN = 5;

/** How far the rounds are. */
export const statusCommand: Command = {
  usage: ['status            how far the last rounds are'],

  async run(_args, { out, withDatabase }) {
    const rounds = await withDatabase(({ db }) => selectRounds(db, { limit: SHOWN }));
    out.write(rounds.length === 0 ? 'There has been no round yet. Start one: pnpm mt backfill --choose missing\n' : rounds.map((round) => `${line(round)}\n`).join(''));
  },
};

function line(round: RoundRow): string {
  const { createdAt, choice, languages, community, rate, state } = round;
  const what = [choice, languages.length === 1 && `into ${languages[0]}`, community, rate !== null && `${rate} a minute`].filter(Boolean).join(', ');
  return `${createdAt.toISOString().slice(0, 16).replace('T', ' ')}  ${state.padEnd(7)}  ${counts(round)}  (${what})`;
}
