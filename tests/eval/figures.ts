/** Answers and references -> the figures, as one flat object. */
import { bleu, tokenizerFor } from './metrics/bleu.ts';
import { chrf } from './metrics/chrf.ts';
import type { EvalSet } from './sets/read-sets.ts';
import { SYSTEMS } from './sets/systems.ts';
import type { EngineRun } from './translate/run-engine.ts';
import { addTally, emptyTally, KINDS } from './translate/survival.ts';
import { plainPost } from './translate/translate-posts.ts';
import { countWords } from './translate/words.ts';

export type Figures = Record<string, number>;

/** Of scores; enough that rounding them again for people comes out right. */
const DIGITS = 4;

/** `zh_en`: the direction as it stands in keys. */
export const direction = ({ source, target }: Pick<EvalSet, 'source' | 'target'>): string => `${source}_${target}`;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function score(outputs: readonly string[], { references, target, posts }: EvalSet) {
  const wanted = posts ? references.map((reference) => plainPost(reference, target)) : references;
  return { bleu: round(bleu(outputs, wanted, tokenizerFor(target)), DIGITS), chrf: round(chrf(outputs, wanted), DIGITS) };
}

/** How many lines each set has, and what the stored outputs of other systems score on the same lines. */
export function storedFigures(sets: readonly EvalSet[]): Figures {
  const figures: Figures = {};
  for (const set of sets) {
    figures[`${set.name}_${direction(set)}_lines`] = set.sources.length;
    for (const { id } of SYSTEMS) {
      const outputs = set.stored[id];
      if (!outputs) continue;
      const { bleu: b, chrf: c } = score(outputs, set);
      figures[`${id}_${set.name}_${direction(set)}_bleu`] = b;
      figures[`${id}_${set.name}_${direction(set)}_chrf`] = c;
    }
  }
  return figures;
}

/** Everything measured of one engine. `run` answers `sets` by their index. */
export function engineFigures(run: EngineRun, sets: readonly EvalSet[]): Figures {
  const figures: Figures = {};
  const put = (key: string, value: number, digits = 1): void => void (figures[`${run.id}_${key}`] = round(value, digits));
  sets.forEach((set, task) => {
    const outputs = (set.posts ? run.posts : run.lines).get(task)?.outputs;
    if (!outputs) return;
    const { bleu: b, chrf: c } = score(outputs, set);
    put(`${set.name}_${direction(set)}_bleu`, b, DIGITS);
    put(`${set.name}_${direction(set)}_chrf`, c, DIGITS);
  });
  const failed = [...run.lines.values()].flatMap((result) => Object.values(result.failed)).reduce((sum, count) => sum + count, 0);
  if (run.lines.size > 0) put('lines_failed', failed);
  if (run.posts.size > 0) for (const [key, value] of Object.entries(postFigures(run))) put(key, value);
  for (const [key, value] of Object.entries(speed(run, sets))) put(key, value);
  put('peak_mb', run.peakMb, 0);
  return figures;
}

/** Both directions together: what survives in percent of what the posts hold, and sentences by outcome. */
function postFigures({ posts }: EngineRun): Figures {
  const figures: Figures = {};
  const all = emptyTally();
  for (const { survival, outcomes, reasons } of posts.values()) {
    addTally(all, survival);
    const add = (key: string, count: number): void => void (figures[key] = (figures[key] ?? 0) + count);
    add('sentences_translated', outcomes.translated);
    add('sentences_kept', outcomes.kept);
    add('sentences_same_language', outcomes.sameLanguage);
    for (const [reason, count] of Object.entries(reasons)) add(`sentences_kept_${reason.replace('.', '_')}`, count);
  }
  for (const kind of KINDS) {
    if (all[kind].total === 0) continue;
    figures[`${kind}_kept`] = (100 * all[kind].kept) / all[kind].total;
    figures[`${kind}_total`] = all[kind].total;
  }
  return figures;
}

/**
 * Source words, and tokens of the answers as BLEU counts them, for each second of all the time spent translating.
 * Posts count only where there is nothing else: the room takes part of their time.
 */
function speed(run: EngineRun, sets: readonly EvalSet[]): Figures {
  const results = run.lines.size > 0 ? run.lines : run.posts;
  let [words, tokens, seconds] = [0, 0, 0];
  for (const [task, { outputs, seconds: taken }] of results) {
    const { sources, target } = sets[task]!;
    const tokenize = tokenizerFor(target);
    words += sources.reduce((sum, line) => sum + countWords(line), 0);
    tokens += outputs.reduce((sum, line) => sum + tokenize(line).length, 0);
    seconds += taken;
  }
  return seconds === 0 ? {} : { words_per_s: words / seconds, tokens_per_s: tokens / seconds };
}
