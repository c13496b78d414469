/**
 * The last look at what an engine of this house made: every mark once and around what it was around, every number
 * there. What cannot be read as it should is put right by place, so that nothing of a post is lost.
 */
import { numberGuard } from '../../translation/number-guard.ts';
import type { Pair } from '../../translation/ports.ts';

const MARK = /⟦\/?\d+⟧/g;

/** The text between the marks. */
export const bare = (text: string): string => text.replace(MARK, ' ');

/** `output` with the marks of `source`: as they are when they are right, else where they stood, as a share of the length. */
export function keepMarks(source: string, output: string): string {
  const wanted = source.match(MARK) ?? [];
  return fillPairs(source, sameMarks(wanted, output) ? output : restoreMarks(source, wanted, output));
}

/** A number that is nowhere to be found is said at the end. */
export function addNumbers(languages: Pair, source: string, output: string): string {
  const said: string[] = [];
  for (let text = output; ; text = `${output} (${said.join(', ')})`) {
    const lost = numberGuard({ languages, source: bare(source), target: bare(text) });
    if (!lost || said.includes(lost.detail)) return text;
    said.push(lost.detail);
  }
}

/** A pair whose only word was one that English or Chinese leaves out keeps that word. */
function fillPairs(source: string, output: string): string {
  return output.replace(/(⟦(\d+)⟧)\s*(⟦\/\2⟧)/g, (whole, open: string, number: string, close: string) => {
    const content = source.split(`⟦${number}⟧`)[1]?.split(`⟦/${number}⟧`)[0] ?? '';
    return /^\s*$|⟦/.test(content) ? whole : open + content + close;
  });
}

function sameMarks(wanted: string[], output: string): boolean {
  const found = output.match(MARK) ?? [];
  return found.length === wanted.length && [...found].sort().join() === [...wanted].sort().join() && nesting(found) === nesting(wanted);
}

/** Which pair stands in which; `undefined` when torn. */
function nesting(marks: string[]): string | undefined {
  const open: string[] = [];
  const inside: string[] = [];
  const paired = new Set(marks.filter((mark) => mark.startsWith('⟦/')).map((mark) => mark.slice(2)));
  for (const mark of marks) {
    if (mark.startsWith('⟦/')) { if (open.pop() !== mark.slice(2)) return undefined; } else if (paired.has(mark.slice(1))) {
      inside.push(`${mark} in ${open.at(-1) ?? ''}`);
      open.push(mark.slice(1));
    }
  }
  return inside.sort().join();
}

/** Keeps the words and puts the marks where they stood, as a share of the length. */
function restoreMarks(source: string, wanted: string[], output: string): string {
  const words = output.replace(MARK, '');
  const length = source.replace(MARK, '').length || 1;
  let seen = 0;
  let at = 0;
  let text = '';
  for (const piece of source.split(/(⟦\/?\d+⟧)/)) {
    if (wanted.includes(piece)) { text += piece; continue; }
    seen += piece.length;
    let to = seen >= length ? words.length : Math.round((words.length * seen) / length);
    while (to < words.length && /\w/.test(words[to - 1] ?? '') && /\w/.test(words[to]!)) to++;
    text += words.slice(at, Math.max(at, to));
    at = Math.max(at, to);
  }
  return text + words.slice(at);
}
