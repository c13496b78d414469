/**
 * The last look at a draft: every mark once and nested, every number there. Rules about words can always
 * meet a sentence they did not expect; then the marks are put right here, and the words stay a draft.
 */

const MARK = /⟦\/?\d+⟧/g;

export function keepWhole(source: string, draft: string): string {
  const wanted = source.match(MARK) ?? [];
  const text = sameMarks(wanted, draft) ? draft : restoreMarks(source, wanted, draft);
  const missing = numbersOf(source).filter((number) => !numbersOf(text).includes(number));
  return missing.length === 0 ? text : `${text} (${[...new Set(missing)].join(', ')})`;
}

function sameMarks(wanted: string[], draft: string): boolean {
  const found = draft.match(MARK) ?? [];
  return found.length === wanted.length && [...found].sort().join() === [...wanted].sort().join() && nested(found);
}

function nested(marks: string[]): boolean {
  const open: string[] = [];
  const paired = new Set(marks.filter((mark) => mark.startsWith('⟦/')).map((mark) => mark.slice(2)));
  for (const mark of marks) {
    if (mark.startsWith('⟦/')) { if (open.pop() !== mark.slice(2)) return false; } else if (paired.has(mark.slice(1))) open.push(mark.slice(1));
  }
  return open.length === 0;
}

/** Keeps the words and puts the marks where they stood, as a share of the length. */
function restoreMarks(source: string, wanted: string[], draft: string): string {
  const words = draft.replace(MARK, '');
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

const numbersOf = (text: string): string[] => text.replace(MARK, ' ').match(/\d+(?:[.,:]\d+)*/g) ?? [];
