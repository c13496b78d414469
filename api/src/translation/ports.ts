/**
 * What the translation room asks of the world. The room imports nothing but itself and the Markdown
 * parser; `adapters/` make these ports real and `deps.ts` joins the two.
 */
import type { Language, WrittenLanguage } from './languages.ts';
import type { Doubt } from './doubts.ts';
import type { ReasonCode, TranslationError } from './errors.ts';
import type { Quality } from './quality.ts';

export type { Quality };

/** How urgent a translation is: someone is waiting, or old posts are being caught up with. */
export type Priority = 'fresh' | 'backfill';

export interface Pair {
  source: WrittenLanguage;
  target: Language;
}

/**
 * A protected sentence: plain text in which every thing that must survive is a mark.
 * `⟦1⟧` stands for an atom (code, URL, mention, emoji, image); `⟦2⟧…⟦/2⟧` embraces text that is to be
 * translated inside a link or emphasis. Numbers are unique within the sentence, from 1.
 * A literal `⟦` or `⟧` of the author is itself an atom, so marks are never ambiguous.
 */
export type ProtectedText = string;

export interface TranslateRequest extends Pair {
  sentences: ProtectedText[];
  /** What surrounds the batch: the thread's title and the sentences before it. Hints only, never translated. */
  context: { title?: string; before?: string[] };
  /** What people wait for (the default) goes before what can wait. */
  priority?: Priority;
}

/**
 * Which sentences that may give orders an engine gets that may obey them: all (`ask`), none (`elsewhere`), or those for
 * which there is nothing better than a draft by one that cannot obey (`auto`).
 */
export const ORDERS = ['auto', 'ask', 'elsewhere'] as const;
export type Orders = (typeof ORDERS)[number];

/** One machine or service that translates. Every implementation passes `engine-contract.ts`. */
export interface Engine {
  /** Stable name, such as `gloss` or `libretranslate`. */
  readonly id: string;
  /** Changes whenever the same input may give another output; part of the memory's key. */
  readonly version: string;
  /** The model's name as shown to readers, such as `CC-CEDICT 2024-05`. */
  readonly model: string;
  readonly quality: Quality;
  /** True when no text leaves this machine. */
  readonly local: boolean;
  readonly pairs: readonly Pair[];
  /**
   * Present where the words of a text may be taken for orders, as language models do: what such an engine answers is
   * checked for being a translation at all. It knows best what its own instructions look like when they leak.
   */
  readonly obeysText?: { isNoTranslation(output: ProtectedText): boolean; orders: Orders };
  /** Largest batch it takes. */
  readonly limits: { sentences: number; characters: number };
  /**
   * Returns exactly one protected text for each sentence, in order.
   * Throws one of the named errors of `errors.ts`, never returns a partial batch.
   */
  translate(request: TranslateRequest, signal: AbortSignal): Promise<ProtectedText[]>;
  /** Frees threads, sockets and memory. Idempotent. */
  close?(): Promise<void>;
}

/** Whether a sentence may speak to a model, tells what to do with texts, asks somebody for something, or does none of it. */
export type Care = 'model' | 'texts' | 'asks' | 'plain';

export interface RelatedTexts {
  languages: Pair;
  source: string;
  target: string;
  /** The more an original could be an order, the less doubt is needed. */
  care: Care;
}

/** A text, its translation, and that translated back into the text's own language. */
export interface RoundTrip extends RelatedTexts {
  back: string;
}

/** `no`: one is no translation of the other. `unsure`: see what comes when it is translated back. */
export type Verdict = 'yes' | 'unsure' | 'no';

/** Judges from the words alone, by a dictionary, whether one text can be a translation of the other. */
export interface Relatedness {
  /** In the order asked. Throws when it cannot judge. */
  related(texts: readonly RelatedTexts[]): Promise<Verdict[]>;
  /** In the order asked; `false` where what came back says something else than the text did. Throws when it cannot judge. */
  cameBack(trips: readonly RoundTrip[]): Promise<boolean[]>;
  close?(): Promise<void>;
}

export interface MemoryKey extends Pair {
  /** sha-256 of the protected source sentence, hex. */
  hash: string;
  engine: string;
  engineVersion: string;
  glossaryVersion: number;
}

/** A sentence whatever engine is asked: what people's translations are kept under. */
export type SentenceKey = Pick<MemoryKey, 'hash' | 'source' | 'target'>;

/** What a person made of a sentence, and a reader of both languages accepted. */
export interface HumanTranslation {
  output: ProtectedText;
  /** Handle of who wrote it; null once that account is gone. */
  by: string | null;
}

/** Translation memory: the same sentence is never paid for twice. */
export interface Memory {
  /** Answers in the order asked; `undefined` where nothing is known. One round trip however many. */
  recall(keys: MemoryKey[]): Promise<(ProtectedText | undefined)[]>;
  remember(entries: { key: MemoryKey; source: ProtectedText; target: ProtectedText }[]): Promise<void>;
  /** What people made of these sentences, in the order asked. One round trip however many. */
  human(keys: SentenceKey[]): Promise<(HumanTranslation | undefined)[]>;
  /** Drops everything known of these sentences, by any engine: the post they stood in is gone. */
  forget(hashes: string[]): Promise<void>;
}

/** What one call sends. */
export interface Amount {
  /** Code points of the sentences. */
  characters: number;
  sentences: number;
}

/** Counts what engines are sent, and holds it against their budgets. */
export interface Usage {
  /** Counts a call before it is made. Never lets two processes overspend together. */
  reserve(engine: string, amount: Amount): Promise<Reservation>;
  /** The call failed. `back`: it cost nothing, and is taken off again. `pausedUntil`: until when the engine is left alone for it. */
  failed(engine: string, month: string, reason: ReasonCode, back: Amount | null, pausedUntil?: number): Promise<void>;
}

/** In which month it was counted; or how long, in milliseconds, until there is a budget again. */
export type Reservation = { month: string } | { spentFor: number };

/** A word or phrase with a fixed translation. */
export interface GlossaryTerm extends Pair {
  from: string;
  to: string;
  caseSensitive: boolean;
}

/** The terms that hold in one place. */
export interface Terms {
  /** Grows with every change to one of them. */
  readonly version: number;
  readonly terms: readonly GlossaryTerm[];
}

export interface Glossary {
  /** The terms of a community with those of the site, its own first; `null`: the site's alone. Quick: asked for every text. */
  terms(communityId: string | null): Promise<Terms>;
}

/** A post as the room sees it: one version of one text. */
export interface PostText {
  postId: string;
  version: number;
  language: WrittenLanguage;
  /** Whose glossary holds here. */
  communityId: string | null;
  /** Only an opening post has one: the thread's title. */
  title: string | null;
  markdown: string;
}

/** An author's own version of a post in another language. */
export interface OwnVersion {
  title: string | null;
  markdown: string;
  /** A machine's translation that the author adopted. */
  machine: boolean;
}

/** What became of one sentence. */
export interface AlignedSentence {
  /** Position in the text from 0; `-1` is the title. The same id stands in `data-s` of all HTML. */
  id: number;
  /** Plain text as the author wrote it, and as it reads now. */
  source: string;
  target: string;
  outcome: 'translated' | 'same-language' | 'kept';
  /** Why it was kept in the original. */
  reason?: ReasonCode;
  /** Which engine wrote it; `human` when a person did. */
  engine?: string;
  /** What a reader should check: facts that seem to differ between the two. */
  doubts?: Doubt[];
  /** Handle of the person who translated it; null once that account is gone. */
  by?: string | null;
}

/** A finished translation of one post version into one language. */
export interface TranslatedPost {
  title: string | null;
  /** Safe HTML of the text in the target language. */
  html: string;
  /** Safe HTML that holds every block in both languages: `<span class="src" lang>…</span><span class="tgt" lang>…</span>`. */
  pairedHtml: string;
  sentences: AlignedSentence[];
  /** The text in the target language as Markdown, where it was asked for. */
  markdown?: string;
  /** Under which hashes the memory may hold its sentences, so that they go when the post goes. */
  sourceHashes: string[];
  /** sha-256, hex, of the text it was made from. */
  sourceHash: string;
  glossaryVersion: number;
  /** Sentences with doubts, and sentences that a person translated. */
  doubtCount: number;
  humanCount: number;
  engine: string;
  engineVersion: string;
  model: string;
  quality: Quality;
  local: boolean;
  /** An engine that may soon recover was to have translated some of it: what came in between. */
  owed?: TranslationError;
}

export interface Job {
  postId: string;
  language: Language;
  version: number;
  /** A renewal: what is there for this version stays if it is of a higher quality than what comes, or if what comes still lacks sentences that it has. */
  keepBetter?: boolean;
}

/** Where posts are read from and translations are kept. */
export interface PostStore {
  /** The post's current version, or `undefined` when it is gone, hidden or deleted. */
  read(postId: string): Promise<PostText | undefined>;
  /** What the author wrote in the job's language for the job's version. */
  own(job: Job): Promise<OwnVersion | undefined>;
  /**
   * Keeps the translation and announces it, in one transaction, only if the post still has `job.version`.
   * `kept`: what was there is better. `gone`: the post moved on or is gone, and nothing was written.
   */
  save(job: Job, translated: TranslatedPost): Promise<'saved' | 'kept' | 'gone'>;
  /** Records why there is no translation yet; same rule of versions. */
  fail(job: Job, reason: ReasonCode, willRetry: boolean): Promise<boolean>;
}

/** Puts translation jobs on the queue. `tx` is the transaction that stores the post; a job rides its commit. */
export interface Queue<Tx = unknown> {
  enqueue(tx: Tx, jobs: Job[], options?: { priority?: Priority }): Promise<void>;
}

export interface Clock {
  now(): number;
}
