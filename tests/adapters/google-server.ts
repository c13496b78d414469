/**
 * Google Cloud Translation v3 and its token endpoint as documented:
 * https://cloud.google.com/translate/docs/reference/rest/v3/projects.locations/translateText
 */
import { generateKeyPairSync, verify } from 'node:crypto';
import { isWellFormed, startProvider, translateMarkup, type Asked, type Behaviour, type ProviderServer, type Reply } from './provider-server.ts';

const LANGUAGES = new Set(['en', 'zh-CN', 'zh-TW', 'zh', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id', 'ru', 'uk', 'ar', 'fa', 'he', 'hi', 'th', 'el']);
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const EMAIL = 'laoyou@forum-1.iam.gserviceaccount.com';

export interface GoogleServer extends ProviderServer {
  /** What the console writes into a key file, for this server. */
  keyFile: Record<string, unknown>;
  tokens(): Asked[];
  /** What the next tokens are: how long they live, and whether they still count. */
  set(next: { seconds?: number; withdrawn?: boolean; refused?: boolean }): void;
}

export async function startGoogle(): Promise<GoogleServer> {
  const state = { seconds: 3599, withdrawn: false, refused: false, given: 0, valid: new Set<string>() };
  const server = await startProvider((url) => google(url, state));
  return {
    ...server,
    keyFile: { type: 'service_account', project_id: 'forum-1', private_key_id: 'k1', private_key: PEM, client_email: EMAIL, token_uri: `${server.url}/token` },
    tokens: () => server.asked.filter(({ path }) => path === '/token'),
    set(next) {
      if (next.withdrawn) state.valid.clear();
      Object.assign(state, next);
    },
  };
}

function google(url: string, state: { seconds: number; refused: boolean; given: number; valid: Set<string> }): Behaviour {
  const error = (code: number, status: string, message: string): Reply => ({ status: code, body: { error: { code, message, status } } });
  return {
    isTranslation: ({ path }) => path.endsWith(':translateText'),
    respond({ path, headers, body }: Asked): Reply {
      if (path === '/token') {
        const form = new URLSearchParams(typeof body === 'string' ? body : '');
        if (state.refused || !isAssertion(form.get('assertion') ?? '', `${url}/token`) || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') {
          return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
        }
        const token = `ya29.secret-token-${++state.given}`;
        state.valid.add(token);
        return { status: 200, body: { access_token: token, expires_in: state.seconds, token_type: 'Bearer' } };
      }
      if (!state.valid.has(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '')) return error(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
      if (path !== '/v3/projects/forum-1/locations/global:translateText') return error(403, 'PERMISSION_DENIED', 'Cloud IAM permission denied.');
      const { contents, mimeType, sourceLanguageCode: from, targetLanguageCode: to, ...others } = body;
      if (Object.keys(others).length > 0) return error(400, 'INVALID_ARGUMENT', 'Unknown name.');
      if (!Array.isArray(contents) || contents.length === 0 || contents.length > 1024) return error(400, 'INVALID_ARGUMENT', 'Contents is invalid.');
      if ([...contents.join('')].length > 30_720) return error(400, 'INVALID_ARGUMENT', 'Text is too long.');
      if (!LANGUAGES.has(from)) return error(400, 'INVALID_ARGUMENT', 'Source language is invalid.');
      if (!LANGUAGES.has(to)) return error(400, 'INVALID_ARGUMENT', 'Target language is invalid.');
      if (mimeType !== 'text/html' || !contents.every(isWellFormed)) return error(400, 'INVALID_ARGUMENT', 'Not what this test expects.');
      return { status: 200, body: { translations: contents.map((one: string) => ({ translatedText: habits(translateMarkup(one, to === 'en' ? 'en' : 'zh', /translate="no"/)) })) } };
    },
  };
}

/** Quotes come back as references, and spaces around what was not translated. */
const habits = (html: string) => html
  .split(/(<[^<>]*>)/).map((part) => (part.startsWith('<') ? part : part.replace(/'/g, '&#39;').replace(/"/g, '&quot;'))).join('')
  .replace(/(<span [^<>]*translate="no"[^<>]*>[^<>]*<\/span>)/g, ' $1 ');

function isAssertion(assertion: string, audience: string): boolean {
  const [head, claims, signature] = assertion.split('.');
  if (!head || !claims || !signature) return false;
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const { iss, scope, aud, iat, exp } = read(claims);
  const now = Date.now() / 1000;
  return read(head).alg === 'RS256' && iss === EMAIL && aud === audience && scope === 'https://www.googleapis.com/auth/cloud-translation'
    && Math.abs(now - iat) < 60 && exp > now && exp - iat <= 3600
    && verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
}
