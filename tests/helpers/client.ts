/** Calls the API over HTTP as a browser's page does: JSON, cookies, Origin. */
import { randomBytes } from 'node:crypto';

export interface Answer<Body = any> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; the text itself where it is none; undefined when empty. */
  readonly body: Body;
}

export interface Person {
  readonly handle: string;
  readonly password: string;
  /** What the browser sends back: `laoyou_session=…`. */
  cookie: string;
  readonly account: { handle: string; displayName: string; reads: string[]; role: string; [key: string]: unknown };
}

export interface CallOptions {
  /** Whose cookie goes along. */
  as?: { cookie: string };
  /** Default: the server's own address. null: none is sent. */
  origin?: string | null;
  headers?: Record<string, string>;
}

export interface SignUp {
  handle?: string;
  password?: string;
  displayName?: string;
  interfaceLanguage?: 'en' | 'zh-CN';
  reads?: ('en' | 'zh')[];
}

export interface Client {
  /** `path` begins after `/api/v1`. A body that is a string or bytes is sent as it is. */
  api<Body = any>(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer<Body>>;
  /** Makes an account with a fresh handle and gives it back signed in. Throws when the API refuses. */
  signUp(fields?: SignUp): Promise<Person>;
  signIn(person: { handle: string; password: string }): Promise<Person>;
}

/** A client of the server at `base`. */
export function createClient(base: string): Client {
  const api: Client['api'] = async (method, path, body, { as, origin = base, headers = {} } = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(origin !== null && { origin }),
        ...(as && { cookie: as.cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: parse(await response.text()) as never };
  };

  async function enter(path: string, fields: { handle: string; password: string }): Promise<Person> {
    const answer = await api('POST', path, fields);
    if (answer.status >= 300) throw new Error(`POST ${path} was answered with ${answer.status} ${JSON.stringify(answer.body)}`);
    return { handle: fields.handle, password: fields.password, cookie: sessionCookie(answer), account: answer.body.account };
  }

  return {
    api,
    signUp: (fields = {}) => enter('/accounts', {
      handle: `p_${randomBytes(6).toString('hex')}`, password: 'correct horse battery', interfaceLanguage: 'en', reads: ['en'], ...fields,
    } as { handle: string; password: string }),
    signIn: ({ handle, password }) => enter('/session', { handle, password }),
  };
}

/** The session cookie an answer sets, ready to be sent back; empty when it sets none. */
export function sessionCookie({ headers }: Pick<Answer, 'headers'>): string {
  const line = headers.getSetCookie().find((cookie) => cookie.startsWith('laoyou_session='));
  return line?.split(';')[0] ?? '';
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
