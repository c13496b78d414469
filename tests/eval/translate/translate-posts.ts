/** Posts through the room, the way a real post goes: segment, protect, engine, verify, reassemble. */
import { TranslationError, type ReasonCode } from '../../../api/src/translation/errors.ts';
import { createTranslator, type Engine, type Language, type Memory, type WrittenLanguage } from '../../../api/src/translation/index.ts';
import { parseMarkdown } from '../../../api/src/translation/markdown.ts';
import { protect } from '../../../api/src/translation/protect.ts';
import { segment } from '../../../api/src/translation/segment.ts';
import type { ForumPost } from '../sets/posts.ts';
import { isHopeless, patiently, type Patience } from './patiently.ts';
import { addTally, emptyTally, nameSurvival, sentenceSurvival, type Tally } from './survival.ts';

export interface PostsResult {
  /** What a reader sees of each post, as plain text. */
  outputs: string[];
  /** Sentences by what became of them. */
  outcomes: { translated: number; kept: number; sameLanguage: number };
  /** Why sentences were kept. */
  reasons: Partial<Record<ReasonCode, number>>;
  survival: Tally;
  seconds: number;
}

/** Nothing is remembered: every sentence is the engine's own work. */
const forgetful: Memory = { human: async () => [], recall: async (keys) => keys.map(() => undefined), remember: async () => {}, forget: async () => {} };

/** Translates every post into the other language. Throws only when the engine cannot work at all. */
export async function translatePosts(engine: Engine, posts: readonly ForumPost[], options: Patience & { onProgress?: (done: number) => void } = {}): Promise<PostsResult> {
  const result: PostsResult = { outputs: [], outcomes: { translated: 0, kept: 0, sameLanguage: 0 }, reasons: {}, survival: emptyTally(), seconds: 0 };
  const started = performance.now();
  for (const post of posts) {
    const target = otherLanguage(post.lang);
    const answers = new Map<string, string>();
    const shown = await translatePost(overheard(engine, answers, options), post, target);
    result.outputs.push(plain(shown.map(({ target: text }) => text)));
    for (const { outcome, reason } of shown) {
      result.outcomes[outcome === 'same-language' ? 'sameLanguage' : outcome] += 1;
      if (reason) result.reasons[reason] = (result.reasons[reason] ?? 0) + 1;
    }
    addTally(result.survival, postSurvival(post, answers));
    options.onProgress?.(result.outputs.length);
  }
  result.seconds = (performance.now() - started) / 1000;
  return result;
}

/** A post or its reference as the plain text that is scored: its sentences, without Markdown. */
export function plainPost(markdown: string, language: Language): string {
  return plain(sentencesOf(markdown, language).map(({ text }) => text));
}

// Neither score minds the space between two Chinese sentences.
const plain = (sentences: string[]): string => sentences.join(' ');
const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');
const sentencesOf = (markdown: string, language: Language) => segment(parseMarkdown(markdown).root, language).sentences;

interface Shown {
  target: string;
  outcome: 'translated' | 'same-language' | 'kept';
  reason?: ReasonCode;
}

async function translatePost(engine: Engine, { text, lang }: ForumPost, target: Language): Promise<Shown[]> {
  // A translator of its own: what befell one post says nothing about the next.
  const translator = createTranslator({ engines: [engine], memory: forgetful, glossary: { terms: async () => ({ version: 0, terms: [] }) }, clock: { now: Date.now }, timeLimit: 600_000 });
  try {
    return (await translator.translate({ title: null, markdown: text, language: lang }, target, { acceptPartial: true })).sentences;
  } catch (error) {
    if (isHopeless(error)) throw error;
    // None of its sentences came through, so readers see the original.
    const { code } = error as TranslationError;
    return sentencesOf(text, lang).map((sentence) => asked(sentence, target)
      ? { target: sentence.text, outcome: 'kept', reason: code }
      : { target: sentence.text, outcome: 'same-language' });
  }
}

const asked = ({ language }: { language: WrittenLanguage | null }, target: Language): boolean => language !== null && language !== target;

/** The same engine, patient, with its answers written down under what it was asked. */
function overheard(engine: Engine, answers: Map<string, string>, patience: Patience): Engine {
  return {
    ...engine,
    async translate(request) {
      const outputs = await patiently(engine, request, patience);
      request.sentences.forEach((sentence, index) => answers.set(sentence, outputs[index]!));
      return outputs;
    },
  };
}

function postSurvival({ text, lang, names = [] }: ForumPost, answers: ReadonlyMap<string, string>): Tally {
  const tally = emptyTally();
  const heard: string[] = [];
  for (const sentence of sentencesOf(text, lang)) {
    // What is not in the source language stays as it is, and nothing in it is at risk.
    if (!asked(sentence, otherLanguage(lang))) {
      heard.push(sentence.text);
      continue;
    }
    const content = protect(sentence.nodes);
    const answer = answers.get(content.text);
    addTally(tally, sentenceSurvival(content, answer));
    heard.push(answer ?? '');
  }
  tally.names = nameSurvival(names, heard.join(' '));
  return tally;
}
