/**
 * Whose characters they are, by the national standards that Node's decoders know: Japan's JIS X 0208, China's GB 2312 and
 * Taiwan's Big5. What one of them lacks, nobody there writes in everyday text.
 */

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function charactersOf(encoding: string, leads: number[], trails: number[]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const bytes = leads.flatMap((lead) => trails.flatMap((trail) => [lead, trail]));
  return new Set([...decoder.decode(Uint8Array.from(bytes))].filter((character) => /\p{Script=Han}/u.test(character)));
}

const EUC = span(0xa1, 0xfe);
const everyday = charactersOf('euc-jp', span(0xb0, 0xcf), EUC);
const japan = charactersOf('euc-jp', span(0xb0, 0xf4), EUC);
const china = charactersOf('gb2312', span(0xb0, 0xf7), EUC);
const taiwan = charactersOf('big5', span(0xa4, 0xf9), [...span(0x40, 0x7e), ...EUC]);
/** Not in Big5, but written in Hong Kong all the same. */
const HONG_KONG = new Set('衆粧峯呪讐裏廻妬鈎栢着温黄説税脱閲啓鋭鉢頴鮎');

export interface Kanji {
  /** Only Japan writes it. */
  japanese: number;
  /** Only Chinese, in whichever script. */
  chinese: number;
  /** Japan shares it with Simplified alone, or with Traditional alone: both in one text is no Chinese. */
  simplified: number;
  traditional: number;
}

/** Counts the characters of a text that tell Japanese from Chinese. */
export function countKanji(text: string): Kanji {
  const found: Kanji = { japanese: 0, chinese: 0, simplified: 0, traditional: 0 };
  for (const character of text) {
    const [inChina, inTaiwan] = [china.has(character), taiwan.has(character)];
    if (character === '々') found.japanese += 1;
    else if (!japan.has(character)) found.chinese += inChina || inTaiwan ? 1 : 0;
    else if (HONG_KONG.has(character) || (inChina && inTaiwan)) continue;
    else if (inChina) found.simplified += 1;
    else if (inTaiwan) found.traditional += 1;
    else if (everyday.has(character)) found.japanese += 1;
  }
  return found;
}
