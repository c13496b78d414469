/** Azure Translator as documented: https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate */
import { isWellFormed, startProvider, translateMarkup, type Asked, type Behaviour, type ProviderServer, type Reply } from './provider-server.ts';

const LANGUAGES = new Set(['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id', 'ru', 'uk', 'ar', 'fa', 'he', 'hi', 'th', 'el']);

export const startAzure = (key: string, region: string): Promise<ProviderServer> => startProvider(azure(key, region));

function azure(key: string, region: string): Behaviour {
  const error = (code: number, message: string): Reply => ({ status: Math.floor(code / 1000), body: { error: { code, message } } });
  return {
    isTranslation: ({ path }) => path.startsWith('/translate?'),
    respond({ path, headers, body }: Asked): Reply {
      const { pathname, searchParams: query } = new URL(path, 'http://x');
      if (pathname !== '/translate') return { status: 404, body: {} };
      if (headers['ocp-apim-subscription-key'] !== key || headers['ocp-apim-subscription-region'] !== region) {
        return error(401000, 'The request is not authorized because credentials are missing or invalid.');
      }
      if (query.get('api-version') !== '3.0') return error(400021, 'The API version parameter is not valid.');
      if (!LANGUAGES.has(query.get('from')!)) return error(400035, 'The source language is not valid.');
      if (!LANGUAGES.has(query.get('to')!)) return error(400036, 'The target language is not valid.');
      if (query.get('textType') !== 'html') return error(400000, 'Not what this test expects.');
      if (!Array.isArray(body) || body.length === 0 || body.some((one) => typeof one?.Text !== 'string')) return error(400074, 'The body of the request is not valid JSON.');
      if (body.length > 1000) return error(400072, 'The input has too many elements.');
      if (body.reduce((sum: number, { Text }) => sum + Text.length, 0) > 50_000) return error(400077, 'The maximum request size has been exceeded.');
      if (!body.every(({ Text }) => isWellFormed(Text))) return error(400005, 'The input text is not valid.');
      const to = query.get('to')!;
      const texts = body.map(({ Text }) => translateMarkup(Text, to === 'en' ? 'en' : 'zh', /class="notranslate"/));
      return { status: 200, body: texts.map((text) => ({ translations: [{ text, to }] })) };
    },
  };
}
