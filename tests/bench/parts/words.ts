/** How much each engine on this machine translates, and what batches and threads bring. */
import type { Language } from '../../../api/src/translation/languages.ts';
import type { Engine } from '../../../api/src/translation/ports.ts';
import { say } from '../house.ts';
import { neuralEngine, openEngine } from '../neural.ts';
import type { Part } from '../part.ts';
import { seedSentences } from '../sentences.ts';
import { median, round, spread } from '../statistics.ts';

const SENTENCES = 96;
const ROUNDS = 5;

type Texts = Record<Language, string[]>;
type Way = (engine: Engine, source: Language, texts: string[]) => Promise<string[]>;

export const words: Part = {
  keys: ['mt_words_per_s', 'mt_batch_ratio', 'mt_workers_ratio'],
  async measure() {
    const texts = Object.fromEntries(await Promise.all((['en', 'zh'] as const).map(async (language) =>
      [language, (await seedSentences(language)).slice(0, SENTENCES).map((one) => one.protected)]))) as Texts;
    const figures: Record<string, number> = {};
    for (const name of ['firefox', 'bundled', 'gloss']) {
      const engine = await openEngine(name);
      if (!engine) continue;
      const [speed] = await race(texts, [{ name: `${name}, one thread`, engine, way: together }]);
      figures[`mt_words_per_s_${name}`] = round(speed!, 0);
      await engine.close?.();
    }
    const name = await neuralEngine();
    const [one, two] = [(await openEngine(name, 1))!, (await openEngine(name, 2))!];
    const [apart, batched, doubled] = await race(texts, [
      { name: `${name}, sentence after sentence`, engine: one, way: oneByOne },
      { name: `${name}, together`, engine: one, way: together },
      { name: `${name}, together, two threads`, engine: two, way: together },
    ]);
    await Promise.all([one.close?.(), two.close?.()]);
    return { ...figures, mt_batch_ratio: round(batched! / apart!, 2), mt_workers_ratio: round(doubled! / batched!, 2) };
  },
};

interface Runner { name: string; engine: Engine; way: Way }

/** English words a second of each, written or read, both directions together; in turns, the median of the rounds. */
async function race(texts: Texts, runners: Runner[]): Promise<number[]> {
  const run = async ({ engine, way }: Runner): Promise<number> => {
    const started = performance.now();
    const english = await way(engine, 'zh', texts.zh);
    await way(engine, 'en', texts.en);
    const count = [...english, ...texts.en].join(' ').split(/\s+/).length;
    return count / ((performance.now() - started) / 1000);
  };
  for (const runner of runners) await run(runner);
  const results = runners.map((): number[] => []);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const [index, runner] of runners.entries()) results[index]!.push(await run(runner));
  }
  runners.forEach(({ name }, index) => say(`  ${name.padEnd(34)} ${spread(results[index]!, 'words/s')}`));
  return results.map(median);
}

const ask = (engine: Engine, source: Language, sentences: string[]): Promise<string[]> =>
  engine.translate({ source, target: source === 'en' ? 'zh' : 'en', sentences, context: {} }, new AbortController().signal);

/** As many callers at once as there are posts of eight sentences. */
const together: Way = async (engine, source, texts) => {
  const posts = Array.from({ length: Math.ceil(texts.length / 8) }, (_, index) => texts.slice(index * 8, index * 8 + 8));
  return (await Promise.all(posts.map((sentences) => ask(engine, source, sentences)))).flat();
};

const oneByOne: Way = async (engine, source, texts) => {
  const outputs: string[] = [];
  for (const text of texts) outputs.push(...await ask(engine, source, [text]));
  return outputs;
};
