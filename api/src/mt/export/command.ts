import { parseArgs } from 'node:util';
import { MtFailed, type Command } from '../command.ts';
import { exportPairs } from './export-pairs.ts';
import { FORMATS, type Format } from './formats.ts';
import { writeWhole } from './write-whole.ts';

/** Accepted translations as training data for other programs. */
export const exportCommand: Command = {
  usage: [
    'export            write the translations people accepted, as training data',
    '    --format tsv|tmx     tab-separated lines (the default), or TMX 1.4',
    '    --out FILE           into a file instead of to the terminal; it is there whole or not at all',
    '    --pair zh-en|en-zh   only this direction',
    '    --credit             name who translated; without it nothing personal is written',
  ],

  async run(args, { out, err, signal, withDatabase }) {
    const { format, file, pair, credit } = readArguments(args);
    const count = await withDatabase(({ db }) =>
      writeWhole(file ?? out, signal, (write) => exportPairs(db, { format, pair, credit, write, signal })));
    err.write(`${count === 1 ? 'One accepted translation' : `${count} accepted translations`}${file === undefined ? '' : ` in ${file}`}.\n`);
  },
};

function readArguments(args: readonly string[]) {
  const options = { format: { type: 'string', default: 'tsv' }, out: { type: 'string' }, pair: { type: 'string' }, credit: { type: 'boolean', default: false } } as const;
  const { values } = parsed();
  if (!Object.hasOwn(FORMATS, values.format)) throw new MtFailed(`Unknown format "${values.format}". Known: tsv, tmx.`);
  if (values.pair !== undefined && !['zh-en', 'en-zh'].includes(values.pair)) throw new MtFailed(`Unknown pair "${values.pair}". Known: zh-en, en-zh.`);
  if (values.out === '') throw new MtFailed('--out wants the name of a file.');
  return { format: values.format as Format, file: values.out, pair: values.pair as 'zh-en' | 'en-zh' | undefined, credit: values.credit };

  function parsed() {
    try {
      return parseArgs({ args: [...args], options });
    } catch (error) {
      // Node goes on to explain how to name a file like an option; nobody here wants to.
      throw new MtFailed((error as Error).message.split('. ')[0]!.replace(/\.?$/, '.'));
    }
  }
}
