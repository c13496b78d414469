/** White space as Python's `str.split()` knows it: not what `\s` is in JavaScript, and the scores count on it. */
const SPACE = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const RUNS = new RegExp(`${SPACE}+`, 'gu');
const AT_START = new RegExp(`^${SPACE}+`, 'u');
const AT_END = new RegExp(`${SPACE}+$`, 'u');

/** The parts between white space, none of them empty. */
export function words(text: string): string[] {
  return text.split(RUNS).filter((word) => word !== '');
}

/** The text without any white space. */
export function squeezed(text: string): string {
  return text.replace(RUNS, '');
}

export function trimmedStart(text: string): string {
  return text.replace(AT_START, '');
}

export function trimmedEnd(text: string): string {
  return text.replace(AT_END, '');
}
