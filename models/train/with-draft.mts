/**
 * Lines in, lines out as the engine sends them to the bundled model: sentence, separator, dictionary draft.
 * `node --import tsx models/train/with-draft.mts zh-en CACHE < sentences`
 */
import { createInterface } from 'node:readline';
import { openDraft } from '../../api/src/adapters/engines/gloss/draft.ts';
import type { Language } from '../../api/src/translation/languages.ts';

const [pair = '', cache = ''] = process.argv.slice(2);
const [source, target] = pair.split('-') as [Language, Language];
if (!target || !cache) throw new Error('usage: with-draft.mts zh-en|en-zh CACHE < sentences');
const draft = await openDraft(cache);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${line} ◇ ${draft(source, target, line).replace(/\s+/g, ' ').trim()}\n`);
}
