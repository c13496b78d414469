/** Sentences as the models know them from training. */
import { withoutMarks } from '../../../translation/marks.ts';

/** Stands between a sentence and its draft. A vocabulary piece of its own, so it must not stand in either. */
const SEPARATOR = '◇';
const STAND_IN = '◆';

/** Letters and digits as wide as in English, one line, composed characters. */
export function normalise(text: string): string {
  return text.normalize('NFC')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ').trim();
}

/** Whether there are words in it. */
export function isReadable(text: string): boolean {
  return /\p{L}/u.test(withoutMarks(text));
}

/** What a model is given that edits a draft; without one, the sentence and the separator. */
export function withDraft(sentence: string, draft: string): string {
  const plain = (text: string): string => text.replaceAll(SEPARATOR, STAND_IN).replace(/\s+/g, ' ').trim();
  return `${plain(sentence)} ${SEPARATOR} ${plain(draft)}`.trimEnd();
}

/** Gives a sentence its own sign back. */
export function restoreSeparator(sentence: string, output: string): string {
  return sentence.includes(SEPARATOR) && !sentence.includes(STAND_IN) ? output.replaceAll(STAND_IN, SEPARATOR) : output.replaceAll(SEPARATOR, STAND_IN);
}
