/**
 * Reads the environment once, checks it and freezes it. Nothing else in the API reads `process.env`:
 * a wrong value is told at boot, with its name, and never discovered at midnight.
 */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { ENGINES, parseEngineOrder, type EnginesConfig } from './adapters/engines/index.ts';
import { readBudgets, type Budget } from './adapters/engines/budgets.ts';
import type { LlmConfig } from './adapters/engines/llm.ts';
import { readLlm } from './adapters/engines/llm/settings.ts';
import { readProviders, type ProviderSettings } from './adapters/engines/settings.ts';
import { isLanguage, LANGUAGES, type Language } from './translation/languages.ts';

export type Role = 'all' | 'web' | 'worker';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface Config {
  readonly env: 'production' | 'development' | 'test';
  readonly role: Role;
  readonly host: string;
  /** 0 lets the system choose; tests use it. */
  readonly port: number;
  /** The public address, without a trailing slash; null: the address the server listens on. */
  readonly origin: string | null;
  /** Absolute. Holds the embedded database, compiled dictionaries and whatever else is kept on disk. */
  readonly dataDir: string;
  /** Absolute. Where downloaded translation models live, a folder a family. */
  readonly modelsDir: string;
  /** null: the embedded server under `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  /** Engine names in order; empty: the registry's default. */
  readonly engines: readonly string[];
  readonly libretranslate: { readonly url: string; readonly apiKey?: string; readonly timeoutMs?: number } | null;
  /** A chat endpoint that speaks OpenAI's protocol. */
  readonly llm: LlmConfig | null;
  /** The big providers that there are keys for. */
  readonly providers: ProviderSettings;
  /** Neural translation on this machine: threads (undefined: a core is left for the rest), longest time for a batch. */
  readonly neural: { readonly threads?: number; readonly timeoutMs?: number };
  /** What each engine may be sent in a month, and what that costs; by name. */
  readonly budgets: ReadonlyMap<string, Budget>;
  /** Into which languages a new post is translated at once: those that some account `read`s, or these. Others wait for their first reader. */
  readonly eager: 'read' | readonly Language[];
  /** How many translation jobs run at once in this process. */
  readonly workerConcurrency: number;
  readonly logLevel: LogLevel;
  /** What fastify's `trustProxy` takes. TRUST_PROXY is true, a number of proxies, or their addresses with commas. */
  readonly trustProxy: boolean | string | ((address: string, hop: number) => boolean);
  readonly siteName: string;
  /** True when people reach the site by https: cookies are then marked Secure. */
  readonly secureCookies: boolean;
  /** Off only in tests that are not about throttling. */
  readonly rateLimits: boolean;
}

/** Thrown when the environment cannot be used; the message names every wrong variable, one a line. */
export class ConfigInvalid extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigInvalid';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const ROLES = ['all', 'web', 'worker'] as const;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const ENVS = ['production', 'development', 'test'] as const;

/** Reads and checks the environment. Throws `ConfigInvalid` with everything that is wrong, not only the first. */
export function readConfig(env: Environment = process.env, cwd = process.cwd()): Config {
  const read = reader(env);
  const nodeEnv = read.oneOf('NODE_ENV', ENVS, 'development');
  const origin = read.address('ORIGIN', ['http:', 'https:'], true);
  const libre = read.address('LIBRETRANSLATE_URL', ['http:', 'https:'], false);
  const apiKey = read.text('LIBRETRANSLATE_API_KEY');
  const timeoutMs = read.integer('LIBRETRANSLATE_TIMEOUT', null, 100, 600_000);
  const threads = read.integer('LAOYOU_MT_WORKERS', null, 1, 64);
  const neuralTimeout = read.integer('LAOYOU_MT_TIMEOUT', null, 1000, 60_000);
  const dataDir = resolve(cwd, read.text('DATA_DIR') ?? '.data');
  const config: Config = {
    env: nodeEnv,
    role: read.oneOf('LAOYOU_ROLE', ROLES, 'all'),
    // Open to the network only where someone meant to run a server.
    host: read.text('HOST') ?? (nodeEnv === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: read.integer('PORT', 3000, 0, 65_535),
    origin,
    dataDir,
    modelsDir: resolve(cwd, read.text('MODELS_DIR') ?? join(dataDir, 'models')),
    databaseUrl: read.text('DATABASE_URL') ?? null,
    databasePoolSize: read.integer('DATABASE_POOL', 10, 5, 200),
    engines: parseEngineOrder(env.LAOYOU_ENGINES),
    libretranslate: libre === null ? null : { url: libre, ...(apiKey && { apiKey }), ...(timeoutMs !== null && { timeoutMs }) },
    llm: readLlm(read),
    providers: readProviders(read),
    neural: { ...(threads !== null && { threads }), ...(neuralTimeout !== null && { timeoutMs: neuralTimeout }) },
    budgets: readBudgets(read, ENGINES.keys()),
    eager: eager(read.text('LAOYOU_EAGER'), read.problems),
    workerConcurrency: read.integer('LAOYOU_JOBS', 4, 1, 64),
    logLevel: read.oneOf('LOG_LEVEL', LEVELS, nodeEnv === 'production' ? 'info' : 'warn'),
    trustProxy: trustProxy(read.text('TRUST_PROXY'), read.problems),
    siteName: read.text('SITE_NAME') ?? 'Laoyou',
    secureCookies: origin?.startsWith('https:') ?? false,
    rateLimits: read.oneOf('LAOYOU_RATE_LIMITS', ['on', 'off'] as const, 'on') === 'on',
  };
  if (read.problems.length > 0) throw new ConfigInvalid(read.problems);
  return Object.freeze(config);
}

/** What of it concerns the engines. `warn` is told why an engine that might be expected does not serve. */
export function enginesConfig(config: Config, warn: (message: string) => void): EnginesConfig {
  return {
    order: config.engines,
    libretranslate: config.libretranslate ?? undefined,
    llm: config.llm ?? undefined,
    deepl: config.providers.deepl ?? undefined,
    google: config.providers.google ?? undefined,
    azure: config.providers.azure ?? undefined,
    cacheDir: join(config.dataDir, 'cache'),
    modelsDir: config.modelsDir,
    neural: config.neural,
    warn,
  };
}

function reader(env: Environment) {
  const problems: string[] = [];
  const text = (name: string) => env[name]?.trim() || undefined;
  function integer(name: string, fallback: number, min: number, max: number): number;
  function integer(name: string, fallback: null, min: number, max: number): number | null;
  function integer(name: string, fallback: number | null, min: number, max: number) {
    const value = text(name);
    if (value === undefined) return fallback;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    problems.push(`${name} must be a whole number from ${min} to ${max}, not "${value}".`);
    return fallback;
  }
  return {
    problems,
    text,
    integer,
    oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
      const value = text(name);
      if (value === undefined) return fallback;
      if ((allowed as readonly string[]).includes(value)) return value as T;
      problems.push(`${name} must be one of ${allowed.join(', ')}, not "${value}".`);
      return fallback;
    },
    /** `bare`: scheme, host and port only, as a browser's Origin header has it. */
    address(name: string, protocols: readonly string[], bare: boolean): string | null {
      const value = text(name);
      if (value === undefined) return null;
      const url = URL.canParse(value) ? new URL(value) : undefined;
      const fits = url && protocols.includes(url.protocol) && !(bare && (url.pathname !== '/' || url.search || url.hash || url.username));
      // The value is not repeated: it may hold a password or a key.
      if (!fits) problems.push(`${name} must be an address like ${bare ? 'https://forum.example' : 'http://localhost:5000'}.`);
      return fits ? (bare ? url.origin : value.replace(/\/+$/, '')) : null;
    },
  };
}

function eager(value: string | undefined, problems: string[]): Config['eager'] {
  if (value === undefined || value === 'read') return 'read';
  if (value === 'none') return [];
  const named = value.split(',').map((one) => one.trim().toLowerCase());
  if (named.every(isLanguage)) return LANGUAGES.filter((language) => named.includes(language));
  problems.push(`LAOYOU_EAGER must be read, none or languages with commas (${LANGUAGES.join(', ')}), not "${value}".`);
  return 'read';
}

const PROXY_GROUPS = new Set(['loopback', 'linklocal', 'uniquelocal']);

function trustProxy(value: string | undefined, problems: string[]): Config['trustProxy'] {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  if (/^\d+$/.test(value)) return (_address, hop) => hop < Number(value);
  const wrong = value.split(',').map((one) => one.trim()).find((one) => !PROXY_GROUPS.has(one) && isIP(one.replace(/\/\d{1,3}$/, '')) === 0);
  if (wrong !== undefined) problems.push(`TRUST_PROXY must be true, false, a number of proxies or their addresses, not "${wrong}".`);
  return value;
}
