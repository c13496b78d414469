/** A batch of protected sentences from start to finish: drafted, cut, sent, read back, looked at, put right. */
import { TranslationError } from '../../../translation/errors.ts';
import { spaceBetween } from '../../../translation/join-sentences.ts';
import { withoutMarks } from '../../../translation/marks.ts';
import type { Engine, Pair, ProtectedText, Quality, TranslateRequest } from '../../../translation/ports.ts';
import { numberGuard } from '../../../translation/number-guard.ts';
import { findFlaw } from '../../../translation/verify.ts';
import { addNumbers, keepMarks } from '../keep-marks.ts';
import { cutClauses, cutLong, LONG } from './cut-long.ts';
import { estimateTokens } from './fill-batch.ts';
import { escape } from './html-marks.ts';
import { markForm } from './mark-forms.ts';
import { numbersDiffer } from './numbers-differ.ts';
import type { Pool, PoolModel } from './pool.ts';
import { isReadable, normalise, restoreSeparator, withDraft } from './prepare-text.ts';
import { readScored } from './scored-text.ts';
import { endAlike, endPiece, tidyOutput } from './tidy-output.ts';

export interface Means {
  model: PoolModel;
  pool: Pool;
  /** Writes the drafts that a model edits. */
  drafts?: Engine;
}

/** Tokens of a sentence and its draft; what is longer goes without: models that edit have not been taught with it. */
const WITH_DRAFT = 200;

/** Tokens of a text for which no scores are asked. */
const FEW = 4;

/** One text for each sentence, in order; what has no words in it comes back as it is. */
export async function translateSentences(means: Means, request: TranslateRequest, signal: AbortSignal): Promise<ProtectedText[]> {
  const { folder } = means.model;
  const outputs = [...request.sentences];
  const flaw = (index: number, output: string) => {
    const texts = { languages: request, source: withoutMarks(request.sentences[index]!), target: withoutMarks(output) };
    return findFlaw(texts) ?? numberGuard(texts);
  };
  const due = outputs.flatMap((sentence, index) => (isReadable(sentence) ? [index] : []));
  const first = await ask(means, request, due, folder.input === 'draft', signal);
  due.forEach((index, at) => { outputs[index] = first[at]!; });

  if (folder.input === 'draft') {
    // A draft that leads astray is worse than none.
    const again = due.filter((index) => flaw(index, outputs[index]!));
    const second = await ask(means, request, again, false, signal);
    again.forEach((index, at) => { if (!flaw(index, second[at]!)) outputs[index] = second[at]!; });
  }
  // A draft may say a number at its end. What claims to be more is left as it is: the room refuses a sentence that has
  // lost a number, and the next engine serves it under its own name.
  return folder.quality === 'draft' ? outputs.map((output, index) => addNumbers(request, request.sentences[index]!, output)) : outputs;
}

/** The sentences at `indices`, translated piece by piece. */
async function ask({ model, pool, drafts }: Means, request: TranslateRequest, indices: number[], drafted: boolean, signal: AbortSignal): Promise<ProtectedText[]> {
  const { folder } = model;
  const { source, target, sentences, priority } = request;
  const edits = folder.input === 'draft';
  const cut = indices.map((index) => cutLong(normalise(sentences[index]!), LONG[folder.input]).flatMap((piece) => (edits ? cutClauses(piece) : [piece])));
  const pieces = cut.flat().map((text) => text.trim());
  const drafting = drafted && drafts ? await draftAll(drafts, { ...request, sentences: pieces }, signal) : pieces.map(() => '');
  const sent = pieces.map((text, at) => {
    const form = markForm(folder.marks, text);
    const [sentence, draft] = [form.write(text), form.write(drafting[at]!)];
    const fits = estimateTokens(sentence) + estimateTokens(draft) <= WITH_DRAFT;
    const input = edits ? withDraft(sentence, fits ? draft : '') : sentence;
    // Scores are asked for where there is a draft to prefer. Of an answer without words the runtime cannot tell one, and
    // dies: a text of a word or two, which may be answered with nothing, goes without.
    const scored = folder.sureFrom !== undefined && fits && draft !== '' && estimateTokens(withoutMarks(text)) > FEW;
    return { form, input: scored ? escape(input) : input, scored, html: scored || form.html, words: isReadable(text) };
  });
  const answers = pieces.map((text) => text);
  await Promise.all([true, false].map(async (html) => {
    const chosen = sent.flatMap((one, at) => (one.words && one.html === html ? [at] : []));
    const texts = await pool.translate({ model, html, texts: chosen.map((at) => sent[at]!.input), signal, ...(priority && { priority }) });
    chosen.forEach((at, number) => {
      const [piece, draft] = [pieces[at]!, drafting[at]!];
      const { form, scored } = sent[at]!;
      const { text, sure } = scored ? readScored(texts[number]!) : { text: texts[number]!, sure: 0 };
      const output = restoreSeparator(piece, form.read(text));
      const kept = draft === '' || (sure >= (folder.sureFrom ?? -Infinity) && isFaithful(request, folder.quality, piece, draft, output));
      answers[at] = kept ? output : draft;
    });
  }));
  let at = 0;
  return cut.map((parts, number) => {
    let whole = '';
    parts.forEach((part, index) => {
      const last = index === parts.length - 1;
      const text = tidyOutput(target, answers[at++]!, index === 0);
      const piece = last ? (folder.quality === 'draft' ? endAlike(part, target, text) : text) : endPiece(part, target, text);
      whole += spaceBetween(withoutMarks(whole), withoutMarks(piece), target) + piece;
    });
    return keepMarks(sentences[indices[number]!]!, whole);
  });
}

/**
 * Whether the network's text may stand where there is a draft to prefer. One that lost a mark or says other numbers is
 * not to be believed: the dictionary is clumsy, but it says what is there.
 */
function isFaithful(languages: Pair, quality: Quality, piece: ProtectedText, draft: string, output: ProtectedText): boolean {
  return isReadable(output) && marksOf(output) === marksOf(piece) && !(quality === 'draft' && numbersDiffer(languages, piece, draft, output));
}

/** Which marks stand in a text, in whatever order. */
const marksOf = (text: ProtectedText): string => (text.match(/⟦\/?\d+⟧/g) ?? []).sort().join();

/** The drafts, or none: the model can do without. */
async function draftAll(drafts: Engine, request: TranslateRequest, signal: AbortSignal): Promise<string[]> {
  const { sentences } = request;
  const made: string[] = [];
  try {
    while (made.length < sentences.length) {
      made.push(...await drafts.translate({ ...request, sentences: sentences.slice(made.length, made.length + drafts.limits.sentences) }, signal));
    }
    return made;
  } catch (error) {
    if (signal.aborted || !(error instanceof TranslationError)) throw error;
    return sentences.map(() => '');
  }
}
