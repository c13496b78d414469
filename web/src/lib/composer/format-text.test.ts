import { describe, expect, it } from 'vitest';
import { asCode, asLink, asQuote, insertQuote, prefixLines, wrap, type Selected } from './format-text.ts';

/** A text whose selection is between two bars. */
const at = (marked: string): Selected => {
  const [before = '', inner = '', after = ''] = marked.split('|');
  return { text: before + inner + after, start: before.length, end: before.length + inner.length };
};
const shown = ({ text, start, end }: Selected) => `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;

describe('formatting', () => {
  it('wraps a selection and takes the marks off again', () => {
    expect(shown(wrap(at('很|便宜|。'), '**', 'bold'))).toBe('很**|便宜|**。');
    expect(shown(wrap(at('很**|便宜|**。'), '**', 'bold'))).toBe('很|便宜|。');
    expect(shown(wrap(at('a ||'), '**', 'bold'))).toBe('a **|bold|**');
  });

  it('quotes and lists whole lines', () => {
    expect(prefixLines(at('one\nt|wo\nthr|ee'), '> ').text).toBe('one\n> two\n> three');
    expect(prefixLines(at('||'), '- ').text).toBe('- ');
  });

  it('fences code of several lines', () => {
    expect(asCode(at('|a\nb|'), 'code').text).toBe('```\na\nb\n```');
    expect(asCode(at('|a|'), 'code').text).toBe('`a`');
  });

  it('selects the address of a new link', () => {
    expect(shown(asLink(at('see |here|'), 'link'))).toBe('see [here](|https://|)');
  });

  it('puts somebody’s words in a paragraph of their own', () => {
    expect(asQuote(' 第一行 \n\nsecond ')).toBe('> 第一行\n>\n> second');
    expect(shown(insertQuote(at('before|| after'), 'words'))).toBe('before\n\n> words\n\n||after');
    expect(shown(insertQuote(at('||'), 'words'))).toBe('> words\n\n||');
  });
});
