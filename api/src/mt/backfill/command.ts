import type { Connection } from '@laoyou/db';
import { createInterface } from 'node:readline/promises';
import { communityNamed } from '../../communities/community-named.ts';
import { estimateBackfill } from '../../backfills/estimate-backfill.ts';
import { findRunning, selectRounds } from '../../backfills/queries.ts';
import { startBackfill } from '../../backfills/start-backfill.ts';
import { createDeps, type Deps } from '../../deps.ts';
import { Failure } from '../../failure.ts';
import { createLog } from '../../log.ts';
import type { Screen } from '../../models/show-progress.ts';
import { MtFailed, type Command, type Surroundings } from '../command.ts';
import { readArguments, type Asked } from './arguments.ts';
import { counts, number, showRound, type RoundProgress } from './show-round.ts';
import { watchRound, type Ending } from './watch-round.ts';

/** Translates what is there already. */
export const backfillCommand: Command = {
  usage: [
    'backfill --choose missing|drafts|outdated|all   translate what is there already',
    '    --lang en|zh         only into this language',
    '    --rate N             at most N posts a minute',
    '    --community SLUG     only of this community',
    '    --yes                start without a question',
  ],

  async run(args, around) {
    const asked = readArguments(args);
    await around.withDatabase(async (connection) => {
      const deps = await createDeps(around.config, connection, createLog('error'));
      try {
        await backfill(deps, connection, asked, around);
      } finally {
        await Promise.all(deps.engines.map((engine) => engine.close?.()));
      }
    });
  },
};

async function backfill(deps: Deps, { db }: Connection, asked: Asked, { err, signal }: Surroundings): Promise<void> {
  const progress = showRound(err as Screen);
  const running = await findRunning(db);
  const id = running ?? (await begin(deps, asked, progress, err, signal));
  if (id === undefined) return;
  if (running !== undefined) {
    const [round] = await selectRounds(db, { id });
    progress.say(`A round is under way already (${round!.choice}, ${counts(round!)}) and is shown here. To end it: pnpm mt stop`);
  }
  const { ending, round } = await watchRound(deps, id, progress, signal);
  progress.say(LAST[ending]);
  if (round && ending === 'done') progress.say(round.failed === 0 ? `${number(round.done)} done.` : `${number(round.done)} done, ${number(round.failed)} failed: those keep what they had, or are tried again later.`);
}

const LAST: Record<Ending, string> = {
  done: 'Finished.',
  stopped: 'Stopped. What is done stays; starting it again goes on with the rest.',
  running: '',
  detached: 'It goes on in the running Laoyou. How far it is: pnpm mt status. To end it: pnpm mt stop',
  paused: 'Paused. It goes on when Laoyou runs again, or with this command. To end it: pnpm mt stop',
};

/** Tells what a round would do, asks, and starts it; undefined where there is nothing to do or the answer is no. */
async function begin(deps: Deps, { choice, languages, rate, community, yes }: Asked, progress: RoundProgress, err: Surroundings['err'], signal: AbortSignal): Promise<string | undefined> {
  const communityId = await communityNamed(deps, community).catch((error: unknown) => {
    throw error instanceof Failure ? new MtFailed(`There is no community "${community}".`) : error;
  });
  const selection = { choice, languages, communityId };
  const { posts, characters, about } = await estimateBackfill(deps, selection);
  if (posts === 0) return void progress.say(NOTHING[choice]);
  const engine = deps.engines[0];
  progress.say(`${number(posts)} ${posts === 1 ? 'translation' : 'translations'} to make. ${about ? 'About ' : ''}${number(characters)} characters are not in the memory${engine ? ` and go to ${engine.id} first` : ''}.`);
  if (rate !== null) progress.say(`At ${number(rate)} posts a minute: at least ${number(Math.ceil(posts / rate))} ${posts <= rate ? 'minute' : 'minutes'}.`);
  if (!yes && !(await agreed(err, signal))) return void progress.say('Nothing was started.');
  return startBackfill(deps, { ...selection, rate, startedBy: null });
}

const NOTHING: Record<Asked['choice'], string> = {
  missing: 'Nothing is missing.',
  drafts: 'There is no draft that a better engine could renew.',
  outdated: 'Nothing is out of date.',
  all: 'There is nothing to translate.',
};

async function agreed(err: Surroundings['err'], signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) throw new MtFailed('Say --yes to start this without being asked.');
  const reader = createInterface({ input: process.stdin, output: err });
  try {
    return /^y(es)?$/i.test((await reader.question('Start? [y/N] ', { signal })).trim());
  } finally {
    reader.close();
  }
}
