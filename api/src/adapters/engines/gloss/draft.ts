/** Both directions of the draft on one loaded dictionary. Runs in the worker; tests use it directly. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../translation/languages.ts';
import { DICTIONARY_FORMAT, dictionaryDate, loadDictionary } from './dictionary.ts';
import { englishToChinese } from './en-zh/index.ts';
import { keepWhole } from './keep-whole.ts';
import { chineseToEnglish } from './zh-en/index.ts';
import { UNCUT } from './zh-en/words.ts';

/** Raise when the same sentence may come out otherwise: it is part of the translation memory's key. */
export const RULES = 2;

export type Draft = (source: Language, target: Language, sentence: string) => string;

export async function openDraft(cacheDir: string): Promise<Draft> {
  const [dictionary, { Jieba }, { dict }] = await Promise.all([loadDictionary(cacheDir), import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]);
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(UNCUT.map((word) => `${word} 3000 l`).join('\n')));
  return (source, target, sentence) => {
    // Nothing to say in words: emoji, numbers, marks alone.
    if (!/\p{L}/u.test(sentence)) return sentence;
    const text = sentence.normalize('NFC');
    const draft = source === 'zh' ? chineseToEnglish(text, jieba, dictionary) : englishToChinese(text, dictionary);
    return keepWhole({ source, target }, text, draft);
  };
}

/** What the output depends on: rules, dictionary and the tables beside the code. */
export function draftVersion(): string {
  const hash = createHash('sha256');
  const data = fileURLToPath(new URL('./data/', import.meta.url));
  for (const file of readdirSync(data).sort()) hash.update(file).update(readFileSync(data + file));
  return `${RULES}.${DICTIONARY_FORMAT}-${dictionaryDate()}-${hash.digest('hex').slice(0, 8)}`;
}
