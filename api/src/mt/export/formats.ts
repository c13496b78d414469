/** How pairs are written: lines with tabs, or TMX. */

export interface ExportedPair {
  source: 'en' | 'zh';
  target: 'en' | 'zh';
  /** Protected texts, marks and all. */
  sourceText: string;
  targetText: string;
  at: Date;
  /** Left out without `--credit`, and once the account is gone. */
  by?: string | undefined;
}

interface Writer {
  head: string;
  pair(pair: ExportedPair): string;
  foot: string;
}

/** What XML 1.0 cannot hold even as an escape. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character]!);

const MARK = /⟦(\/?)(\d+)⟧/g;

/** A mark stands for a thing that is the same in both: a `ph`; marks around words are a `bpt` and an `ept`. */
function segment(text: string): string {
  const paired = new Set([...text.matchAll(MARK)].filter(([, closing]) => closing).map(([, , number]) => number));
  let from = 0;
  let written = '';
  for (const match of text.matchAll(MARK)) {
    const [whole, closing, number] = match;
    written += xml(text.slice(from, match.index));
    written += !paired.has(number) ? `<ph x="${number}"/>` : closing ? `<ept i="${number}"/>` : `<bpt i="${number}" x="${number}"/>`;
    from = match.index + whole.length;
  }
  return written + xml(text.slice(from));
}

const TMX_LANGUAGES = { en: 'en', zh: 'zh-CN' } as const;
/** TMX writes times as 20261125T200300Z. */
const tmxTime = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const tmx: Writer = {
  head: [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    '  <header creationtool="laoyou" creationtoolversion="1" segtype="sentence" o-tmf="laoyou" adminlang="en" srclang="*all*" datatype="plaintext"/>',
    '  <body>',
    '',
  ].join('\n'),
  pair({ source, target, sourceText, targetText, at, by }) {
    const credit = by === undefined ? '' : ` creationid="${xml(by)}"`;
    const side = (language: 'en' | 'zh', text: string) => `      <tuv xml:lang="${TMX_LANGUAGES[language]}"><seg>${segment(text)}</seg></tuv>\n`;
    return `    <tu srclang="${TMX_LANGUAGES[source]}" creationdate="${tmxTime(at)}"${credit}>\n${side(source, sourceText)}${side(target, targetText)}    </tu>\n`;
  },
  foot: '  </body>\n</tmx>\n',
};

/** Marks stay as they are, for they are text. Backslashes as in PostgreSQL's own text format, so that no text can end a field or a line. */
const TSV_ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const field = (text: string): string => text.replace(/[\\\t\n\r]/g, (character) => TSV_ESCAPES[character]!);

const tsv: Writer = {
  head: 'source_language\ttarget_language\tsource\ttarget\taccepted_at\ttranslator\n',
  pair: ({ source, target, sourceText, targetText, at, by }) =>
    `${[source, target, sourceText, targetText, at.toISOString(), by ?? ''].map(field).join('\t')}\n`,
  foot: '',
};

export const FORMATS = { tsv, tmx } as const;
export type Format = keyof typeof FORMATS;
