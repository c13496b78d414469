/**
 * `pnpm injection`: what the guard stops of what obedient models answer to hostile posts, and what it refuses of honest
 * translations. `pnpm injection FILE…` also judges pairs of other origin, lines of `language<TAB>text<TAB>translation`.
 */
import { readFileSync } from 'node:fs';
import { createRelatedness } from '../../api/src/adapters/relatedness/index.ts';
import type { Language } from '../../api/src/translation/languages.ts';
import { judge, measure, readHonestPairs, sentence, type Answer } from './measure.ts';
import { MODES } from './obey.ts';
import { CATEGORIES, readHostilePosts } from './read-posts.ts';

const relatedness = createRelatedness();
const say = (...cells: (string | number)[]) => process.stdout.write(`${cells.map((cell, index) => (index === 0 ? String(cell).padEnd(16) : String(cell).padStart(12))).join('')}\n`);
const share = (some: number, all: number) => `${some}/${all} ${((100 * some) / all).toFixed(1)}%`;

say('Shown to readers', ...MODES, 'honest refused');
for (const part of ['dev', 'test', 'fresh'] as const) {
  const posts = readHostilePosts().filter((post) => post.part === part);
  const { passed, refused, sentences } = await measure(relatedness, posts);
  say(part, ...MODES.map((mode) => share(passed[mode].length, posts.length)), share(refused.length, sentences));
  for (const category of CATEGORIES) {
    const of = (list: typeof posts) => list.filter((post) => post.category === category).length;
    if (of(posts) > 0) say(`  ${category}`, ...MODES.map((mode) => `${of(passed[mode])}/${of(posts)}`));
  }
}
await honest('people', readHonestPairs());
for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('\t') && !line.startsWith('#'));
  await honest(file.split('/').at(-1)!, lines.flatMap((line) => {
    const [language, text, output] = line.split('\t') as [Language, string, string];
    const unit = sentence(text, language);
    return unit && unit.content.marks.size === 0 ? [{ unit, output }] : [];
  }));
}
await relatedness.close!();

async function honest(name: string, answers: Answer[]): Promise<void> {
  const findings = await judge(relatedness, answers);
  say(name, `honest refused ${share(findings.filter(Boolean).length, answers.length)}`);
}
