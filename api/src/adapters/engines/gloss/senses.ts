/** Turns CC-CEDICT's glosses into words that can stand in a sentence. Pure. */

export type SenseKind = 'verb' | 'other' | 'measure';

export interface Sense {
  kind: SenseKind;
  text: string;
  /** Lower is better: how far down the entry it stands and how bookish, rare or long it is. */
  cost: number;
}

/** Glosses that explain a word rather than translate it. */
const NOT_A_TRANSLATION =
  /^(?:(?:old |archaic |erroneous |Japanese |ancient |popular )?variant|surname|given name|CL:|see |see also|also written|also pr|used in|used for|used as|used before|used after|used to|same as|equivalent to|abbr\. (?:for|of)|refers to|indicat|(?:modal |final |structural |sentence[- ]|interrogative |auxiliary )?particle|prefix|suffix|onomatop|Kangxi|radical|Taiwan pr|erhua|(?:one|name) of |(?:the )?\w+ (?:of|in) the sexagenary|euphemi|expression |literary |\w+th of|completed action|measure word|two-character surname|place name|transliteration|phonetic|contraction|title of|short for|pr\.|unit of|units of)/i;

const BOOKISH = /\((?:[^)]*\b)?(?:archaic|literary|old|classical|dialect|Tw|vulgar|slang|obsolete|bound form|Buddhism|TCM|arch|Cantonese|dialectal|coll|neologism|zoology|botany|chemistry|law|computing|math|physics|music|sports|Internet slang|loanword|bird species[^)]*|in combination|onom)\b/i;

/** Reads the glosses of one entry, best first is the caller's business. */
export function readSenses(glosses: string | string[]): Sense[] {
  const list = Array.isArray(glosses) ? glosses : [glosses];
  const senses: Sense[] = [];
  list.forEach((gloss, position) => {
    const classifier = /^\(?classifier\b/i.test(gloss);
    const bookish = BOOKISH.test(gloss) ? 6 : 0;
    const verbs = /^(?:\([^)]*\)\s*)?to /.test(gloss);
    gloss.split(/;\s*|\s+or\s+/).forEach((part, place) => {
      const text = clean(part);
      if (text === '' && !classifier) return;
      if (classifier) return void senses.push({ kind: 'measure', text: '', cost: position });
      if (NOT_A_TRANSLATION.test(text)) return;
      // In "to eat; to consume" every part says "to"; in "to come; arrival" the second is a noun.
      const kind: SenseKind = /^to /.test(text) && verbs ? 'verb' : /^to (?!the\b|a\b|be fair\b)/.test(text) ? 'verb' : 'other';
      const bare = (kind === 'verb' ? text.slice(3) : text.replace(/^(?:an?|the) (?=\w+$)/, '')).trim();
      if (bare === '' || /[㐀-鿿]/.test(bare)) return;
      const words = bare.split(' ').length;
      const explained = /^(?:lit|fig)\. /.test(part.trim()) ? 3 : 0;
      senses.push({ kind, text: bare.replace(/^(?:lit|fig)\. /, ''), cost: position * 2 + place + bookish + explained + (words > 2 ? (words - 2) * 1.5 : 0) + (/\bone's\b/.test(bare) ? 2 : 0) });
    });
  });
  return senses;
}

function clean(gloss: string): string {
  let text = gloss.replace(/\[[^\]]*\]/g, '').replace(/[^\s|(]*[㐀-鿿][^\s)]*/g, '');
  // Twice, for parentheses within parentheses.
  for (let i = 0; i < 2; i++) text = text.replace(/\([^()]*\)/g, ' ');
  return text
    .replace(/\b(?:sb or sth|sth or sb|sb\/sth|sb's|sb|sth|oneself)\b/g, ' ')
    .replace(/\betc\b\.?/g, ' ')
    .replace(/(?<=\w) (?:via|through|that|which|who|whose|used|equal|especially|such as|in order|made of|made from|consisting|along with|while|when|where|without|without|during|as a result|for fear)\b.*$/, '')
    .replace(/[()]/g, ' ')
    .replace(/\s*,.*$/, (rest) => (rest.length > 14 ? '' : rest.replace(/,\s*/, ', ')))
    .replace(/[\t\n|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:–-]+|[\s,:!–-]+$/g, '')
    .trim();
}
