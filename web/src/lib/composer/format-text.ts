/** A text with its selection, as in a textarea. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or around a sample to overwrite; takes them off when they are there. */
export function wrap({ text, start, end }: Selected, mark: string, sample: string, closing = mark): Selected {
  const inner = text.slice(start, end);
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (inner && before.endsWith(mark) && after.startsWith(closing)) {
    return { text: before.slice(0, -mark.length) + inner + after.slice(closing.length), start: start - mark.length, end: end - mark.length };
  }
  const content = inner || sample;
  return { text: before + mark + content + closing + after, start: start + mark.length, end: start + mark.length + content.length };
}

/** Puts a mark before each selected line. */
export function prefixLines({ text, start, end }: Selected, mark: string): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = text.indexOf('\n', end);
  const to = until < 0 ? text.length : until;
  const lines = text
    .slice(from, to)
    .split('\n')
    .map((line) => mark + line)
    .join('\n');
  return { text: text.slice(0, from) + lines + text.slice(to), start: from + mark.length, end: from + lines.length };
}

/** One line in backticks, several as a block. */
export function asCode(selected: Selected, sample: string): Selected {
  const inner = selected.text.slice(selected.start, selected.end);
  if (!inner.includes('\n')) return wrap(selected, '`', sample);
  return wrap(selected, '```\n', sample, '\n```');
}

/** A link: the selection becomes its text, and the address is what is selected next. */
export function asLink({ text, start, end }: Selected, sample: string): Selected {
  const label = text.slice(start, end) || sample;
  const address = 'https://';
  const from = start + label.length + 3;
  return { text: `${text.slice(0, start)}[${label}](${address})${text.slice(end)}`, start: from, end: from + address.length };
}

/** Somebody's words as a Markdown quote. */
export function asQuote(words: string): string {
  return words
    .trim()
    .split(/\n/)
    .map((line) => `> ${line.trimEnd()}`.trimEnd())
    .join('\n');
}

/** A quote put where the cursor is, in a paragraph of its own, with the cursor below it. */
export function insertQuote({ text, start, end }: Selected, words: string): Selected {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  const head = `${before}${before && '\n\n'}${asQuote(words)}\n\n`;
  return { text: head + after, start: head.length, end: head.length };
}
