/** The figures as tables for people. */
import { shown, table } from './draw.ts';
import type { Figures } from './figures.ts';
import { direction } from './figures.ts';
import type { EvalSet } from './sets/read-sets.ts';
import { SYSTEMS } from './sets/systems.ts';
import { KINDS } from './translate/survival.ts';

export interface EngineTitle {
  id: string;
  model: string;
  quality: string;
}

/** BLEU and chrF by set and direction, then what each engine keeps and how fast it is. */
export function drawTables(figures: Figures, sets: readonly EvalSet[], engines: readonly EngineTitle[]): string {
  const systems = SYSTEMS.filter(({ id }) => sets.some(({ stored }) => stored[id]));
  const columns = [...engines.map(({ id }) => ({ id, title: id })), ...systems.map(({ id, title }) => ({ id, title: `${title}*` }))];
  const scores = (['bleu', 'chrf'] as const).map((metric) => table(
    [metric === 'bleu' ? 'BLEU' : 'chrF2', 'lines', ...columns.map(({ title }) => title)],
    sets.map((set) => [
      `${set.name} ${set.source}→${set.target}`,
      String(set.sources.length),
      ...columns.map(({ id }) => shown(figures[`${id}_${set.name}_${direction(set)}_${metric}`], 1)),
    ]),
  ));
  const notes = systems.length > 0 ? ['* scored here from outputs stored with the sets'] : [];
  const models = engines.map(({ id, model, quality }) => `${id}: ${model}, says of itself: ${quality}`);
  const rest = engines.length > 0 ? [table(['engine', ...engines.map(({ id }) => id)], rows(figures, engines))] : [];
  return [...scores, ...notes, '', ...rest, ...models, ''].join('\n');
}

function rows(figures: Figures, engines: readonly EngineTitle[]): string[][] {
  const row = (title: string, cell: (id: string) => string): string[] => [title, ...engines.map(({ id }) => cell(id))];
  const wanted: [string, (id: string) => string][] = [
    ...KINDS.map((kind): [string, (id: string) => string] => [
      `${kind} kept`,
      (id) => (figures[`${id}_${kind}_total`] === undefined ? '–' : `${shown(figures[`${id}_${kind}_kept`], 1)} % of ${figures[`${id}_${kind}_total`]}`),
    ]),
    ['post sentences translated', (id) => shown(figures[`${id}_sentences_translated`], 0)],
    ['… left in the original', (id) => shown(figures[`${id}_sentences_kept`], 0)],
    ['… same in both languages', (id) => shown(figures[`${id}_sentences_same_language`], 0)],
    ['lines it would not translate', (id) => shown(figures[`${id}_lines_failed`], 0)],
    ['source words a second', (id) => shown(figures[`${id}_words_per_s`], 0)],
    ['target tokens a second', (id) => shown(figures[`${id}_tokens_per_s`], 0)],
    ['peak memory, MB', (id) => shown(figures[`${id}_peak_mb`], 0)],
  ];
  return wanted.map(([title, cell]) => row(title, cell)).filter(([, ...cells]) => cells.some((cell) => cell !== '–'));
}
