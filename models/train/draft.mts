/**
 * Adds the dictionary's draft to every pair, both ways, as the engine will do for every sentence; and makes
 * pairs with marks, so that the model learns to carry code, links and emphasis to their place.
 * `node --import tsx models/train/draft.mts pairs.tsv drafts.tsv`
 * Lines out: origin, weight, zh, en, English draft of zh, Chinese draft of en.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { openDraft } from '../../api/src/adapters/engines/gloss/draft.ts';
import { createMarker } from './mark-pairs.mts';

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error('usage: draft.mts pairs.tsv drafts.tsv');
const cache = join(dirname(to), 'gloss');
await mkdir(cache, { recursive: true });
const draft = await openDraft(cache);
const marked = createMarker(draft);
const out = createWriteStream(to);
let failed = 0;

function row(origin: string, weight: string, zh: string, en: string): string {
  try {
    return [origin, weight, zh, en, draft('zh', 'en', zh), draft('en', 'zh', en)].map((field) => field.replace(/\s+/g, ' ').trim()).join('\t') + '\n';
  } catch {
    failed++;
    return '';
  }
}

let number = 0;
for await (const line of createInterface({ input: createReadStream(from) })) {
  const [origin = '', weight = '', zh = '', en = ''] = line.split('\t');
  let text = row(origin, weight, zh, en);
  const variant = marked(zh, en, number++);
  if (variant) text += row(`${origin}+marks`, String(Math.min(1, Number(weight) / 2)), variant.zh, variant.en);
  if (!out.write(text)) await once(out, 'drain');
}
out.end();
await once(out, 'finish');
process.stderr.write(`${number} pairs, ${failed} without a draft\n`);
