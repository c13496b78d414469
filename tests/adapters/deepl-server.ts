/** DeepL as documented: https://developers.deepl.com/api-reference/translate */
import { isWellFormed, startProvider, translateMarkup, type Asked, type Behaviour, type ProviderServer, type Reply } from './provider-server.ts';

const SOURCES = new Set(['AR', 'BG', 'CS', 'DA', 'DE', 'EL', 'EN', 'ES', 'ET', 'FI', 'FR', 'HU', 'ID', 'IT', 'JA', 'KO', 'LT', 'LV', 'NB', 'NL', 'PL', 'PT', 'RO', 'RU', 'SK', 'SL', 'SV', 'TR', 'UK', 'ZH']);
const TARGETS = new Set(['EN-US', 'EN-GB', 'ZH', 'ZH-HANS', 'ZH-HANT', 'DE', 'JA']);
const KNOWN = new Set(['text', 'source_lang', 'target_lang', 'context', 'split_sentences', 'preserve_formatting', 'formality', 'tag_handling', 'tag_handling_version', 'outline_detection', 'ignore_tags']);

export const startDeepL = (key: string): Promise<ProviderServer> => startProvider(deepl(key));

function deepl(key: string): Behaviour {
  const bad = (message: string): Reply => ({ status: 400, body: { message } });
  return {
    isTranslation: ({ path }) => path === '/v2/translate',
    respond({ path, headers, body }: Asked): Reply {
      if (path !== '/v2/translate') return { status: 404, body: {} };
      if (headers.authorization !== `DeepL-Auth-Key ${key}`) return { status: 403, body: { message: 'Forbidden' } };
      if (Buffer.byteLength(JSON.stringify(body)) > 128 * 1024) return { status: 413, body: { message: 'Request Entity Too Large' } };
      const stranger = Object.keys(body).find((name) => !KNOWN.has(name));
      if (stranger) return bad(`Value for '${stranger}' not supported.`);
      const { text, source_lang: source, target_lang: target, tag_handling: handling, tag_handling_version: version, ignore_tags: ignored, split_sentences: split } = body;
      if (!Array.isArray(text) || text.length === 0 || text.some((one: unknown) => typeof one !== 'string')) return bad("Parameter 'text' not specified.");
      if (text.length > 50) return bad('Too many texts: 50 are allowed.');
      if (!SOURCES.has(source)) return bad("Value for 'source_lang' not supported.");
      if (!TARGETS.has(target)) return bad("Value for 'target_lang' not supported.");
      if (handling !== 'xml' || version !== 'v2' || !Array.isArray(ignored) || split !== '0') return bad('Not what this test expects.');
      if (!text.every(isWellFormed)) return bad('Tag handling parsing failed, please check input.');
      const kept = new RegExp(`^<(?:${ignored.join('|')})\\b`);
      const to = target.startsWith('ZH') ? 'zh' : 'en';
      return { status: 200, body: { translations: text.map((one: string) => ({ detected_source_language: source, text: moveAtom(translateMarkup(one, to, kept)) })) } };
    },
  };
}

/** Words change their order, and tags go with them: an atom before a comma goes to the front of its sentence. */
const moveAtom = (xml: string) => xml.replace(/^([^<>]+)(<x [^<>]*>[^<>]*<\/x>)(?=译, do)/, '$2 $1');
