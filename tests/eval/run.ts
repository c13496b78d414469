/**
 * What `pnpm eval` runs: scores engines on evaluation sets against people's translations, with other systems'
 * stored outputs beside them. docs/evaluation.md says what each figure means. Progress goes to stderr; stdout has
 * the tables, or with `--json` one flat object and nothing else.
 */
import { writeFile } from 'node:fs/promises';
import { ENGINES } from '../../api/src/adapters/engines/index.ts';
import type { Measured } from '../../api/src/engines/read-scores.ts';
import { engineFigures, storedFigures, type Figures } from './figures.ts';
import { parseOptions, USAGE, UsageError, type Options } from './options.ts';
import { progressLine, say } from './progress.ts';
import { asMeasured, record, SCORES_FILE } from './record.ts';
import { dataFolder, shown } from './sets/data-folder.ts';
import { readSets, SETS, type EvalSet } from './sets/read-sets.ts';
import { drawGuards } from './guards/draw-guards.ts';
import { readGuardPairs } from './guards/read-pairs.ts';
import { alarmFigures, guardFigures } from './guards/score-guards.ts';
import { drawTables, type EngineTitle } from './table.ts';
import { EngineBroke, EngineUnavailable, runEngine } from './translate/run-engine.ts';

try {
  await evaluate(parseOptions(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) say(`${error.message}\n\n${USAGE}`);
  else say(error instanceof EngineUnavailable ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}

async function evaluate(options: Options): Promise<void> {
  const sets = await chosenSets(options);
  const guards: Figures = { ...guardFigures(await readGuardPairs()), ...alarmFigures(sets) };
  if (options.guards) return report(options, guards, drawGuards(guards));
  const figures: Figures = { ...storedFigures(sets), ...guards };
  const engines: EngineTitle[] = [];
  const kept: Measured[] = [];
  for (const name of options.engines ?? ENGINES.keys()) {
    try {
      const { title, version, figures: measured } = await measure(name, sets);
      kept.push(asMeasured({ ...title, version }, measured, sets, { shared: options.shared }));
      engines.push(title);
      Object.assign(figures, measured);
    } catch (error) {
      // Asked for by name it is missed; otherwise it is only said why it is not among them.
      if (error instanceof EngineUnavailable && options.engines) throw error;
      if (!(error instanceof EngineUnavailable) && !(error instanceof EngineBroke)) throw error;
      say(`${name} is left out: ${error.message}`);
      if (error instanceof EngineBroke) process.exitCode = 1;
    }
  }
  if (options.record) {
    await record(kept);
    say(`Recorded in ${SCORES_FILE}: ${kept.map(({ engine }) => engine).join(', ')}.`);
  }
  await report(options, figures, `${drawTables(figures, sets, engines)}\n${drawGuards(guards)}`);
}

async function report({ json: asJson, jsonFile }: Options, figures: Figures, tables: string): Promise<void> {
  const json = `${JSON.stringify(figures)}\n`;
  if (jsonFile !== undefined) await writeFile(jsonFile, json);
  process.stdout.write(asJson ? json : `\n${tables}`);
}

async function chosenSets({ sets: wanted, data, limit }: Options): Promise<EvalSet[]> {
  const folder = dataFolder(data);
  const { sets, missing } = await readSets(wanted ?? SETS, folder, limit);
  for (const { name, files } of missing) say(`The set ${name} is left out: ${shown(folder)} has no ${files[0]}${files.length > 1 ? ` (and ${files.length - 1} more)` : ''}.`);
  if (missing.length > 0) say('Evaluation data is not part of the repository; say where it lies with --data DIR or EVAL_DATA.');
  if (sets.length === 0) throw new UsageError('There is nothing to score.');
  return sets;
}

async function measure(name: string, sets: readonly EvalSet[]): Promise<{ title: EngineTitle; version: string; figures: Figures }> {
  const line = progressLine();
  const tasks = sets.map(({ name: set, source, target, sources, posts }) => ({ name: set, source, target, sources, ...(posts && { posts }) }));
  const started = Date.now();
  const run = await runEngine({ engine: name, tasks }, {
    progress: (task, done) => line.show(`${name}  ${tasks[task]!.name} ${tasks[task]!.source}→${tasks[task]!.target}  ${done} of ${tasks[task]!.sources.length}`),
    note: (message) => say(message),
  }).finally(() => line.clear());
  say(`${name} has translated everything in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return { title: { id: run.id, model: run.model, quality: run.quality }, version: run.version, figures: engineFigures(run, sets) };
}
