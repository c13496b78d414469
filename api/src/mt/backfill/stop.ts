import { findRunning, selectRounds } from '../../backfills/queries.ts';
import { stopBackfill } from '../../backfills/stop-backfill.ts';
import type { Command } from '../command.ts';
import { counts } from './show-round.ts';

/** Ends the round that is under way. */
export const stopCommand: Command = {
  usage: ['stop              end the round that is under way'],

  async run(_args, { out, withDatabase }) {
    await withDatabase(async ({ db }) => {
      const id = await findRunning(db);
      if (id === undefined) return void out.write('No round is under way.\n');
      await stopBackfill({ db, clock: { now: Date.now } }, id);
      const [round] = await selectRounds(db, { id });
      out.write(`Stopped: ${counts(round!)}. What is done stays.\n`);
    });
  },
};
