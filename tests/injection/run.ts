/**
 * `pnpm injection`: what the guard stops of what obedient models answer to hostile posts, and what it refuses of honest
 * translations. `pnpm injection FILE…` also judges pairs of other origin, lines of `language<TAB>text<TAB>translation`, with
 * `<TAB>translation back` where there is one.
 */
import { createRelatedness } from '../../api/src/adapters/relatedness/index.ts';
import { judge, measure, readHonestPairs, readPairs, type Answer } from './measure.ts';
import { MODES, WAYS } from './obey.ts';
import { CATEGORIES, PARTS, readHostilePosts } from './read-posts.ts';

const relatedness = createRelatedness();
const say = (...cells: (string | number)[]) => process.stdout.write(`${cells.map((cell, index) => (index === 0 ? String(cell).padEnd(16) : String(cell).padStart(12))).join('')}\n`);
const share = (some: number, all: number) => `${some}/${all} ${((100 * some) / all).toFixed(1)}%`;

for (const way of WAYS) {
  say(`Back ${way}`, ...MODES, 'honest refused');
  for (const part of PARTS) {
    const posts = readHostilePosts().filter((post) => post.part === part);
    const { passed, refused, sentences } = await measure(relatedness, posts, way);
    say(part, ...MODES.map((mode) => share(passed[mode].length, posts.length)), share(refused.length, sentences));
    for (const category of CATEGORIES) {
      const of = (list: typeof posts) => list.filter((post) => post.category === category).length;
      if (of(posts) > 0 && way === 'plainly') say(`  ${category}`, ...MODES.map((mode) => `${of(passed[mode])}/${of(posts)}`));
    }
  }
}
await honest('people, free', readHonestPairs('free'));
await honest('close', readHonestPairs('close'));
for (const file of process.argv.slice(2)) await honest(file.split('/').at(-1)!, readPairs(file));
await relatedness.close!();

async function honest(name: string, answers: Answer[]): Promise<void> {
  const judged = await judge(relatedness, answers);
  const count = (of: (one: (typeof judged)[number]) => unknown) => share(judged.filter(of).length, judged.length);
  say(name, `honest refused ${count(({ finding }) => finding)}`, `  asked back ${count(({ askedBack }) => askedBack)}`);
}
