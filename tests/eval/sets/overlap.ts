/** Whether a text stands in another already, as far as a model could have learned it by heart. */

/** Runs this long, of words or of Chinese characters, do not come about by chance; the training text is screened by the same. */
const WORDS = 9;
const CHARACTERS = 14;
/** Shorter sentences count when they are the whole of a text on both sides. */
const SHORTEST = 12;
const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&#%~:-]+/g;

/** What a text is recognised by: its long runs, and itself. */
export function fingerprints(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKC').replace(ADDRESS, ' ').replace(/[’']/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const tokens = plain.split(' ');
  const characters = [...plain.replaceAll(' ', '')];
  const han = /\p{Script=Han}/u.test(plain);
  const runs = han ? windows(characters, CHARACTERS, '') : windows(tokens, WORDS, ' ');
  const whole = characters.join('');
  return whole.length >= SHORTEST || (han && whole.length >= SHORTEST / 2) ? [...runs, whole] : runs;
}

function windows(parts: string[], length: number, between: string): string[] {
  return Array.from({ length: Math.max(0, parts.length - length + 1) }, (_, at) => parts.slice(at, at + length).join(between));
}

/** Those of the texts that overlap one of `known`. */
export function overlapping(texts: readonly string[], known: Iterable<string>): string[] {
  const wanted = new Map<string, string[]>();
  for (const text of texts) for (const print of fingerprints(text)) wanted.set(print, [...(wanted.get(print) ?? []), text]);
  const found = new Set<string>();
  for (const text of known) for (const print of fingerprints(text)) for (const one of wanted.get(print) ?? []) found.add(one);
  return [...found];
}
