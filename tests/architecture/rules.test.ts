/** The rules of docs/architecture.md that a machine can check. */
import { describe, expect, it } from 'vitest';
import { findCycles, readSources, type Import, type SourceFile } from './read-imports.ts';

const sources = readSources();
const inside = (folder: string) => sources.filter(({ path }) => path.startsWith(folder));
const isTest = ({ path }: SourceFile) => /\.test\.ts$/.test(path);
const packageOf = (specifier: string) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** `path → specifier` of every import that breaks a rule. */
function offenders(files: SourceFile[], breaks: (one: Import, file: SourceFile) => boolean): string[] {
  return files.flatMap((file) => file.imports.filter((one) => breaks(one, file)).map((one) => `${file.path} → ${one.specifier}`));
}

const ROOM = 'api/src/translation/';
const PARSER = /^(unified|remark-|rehype-|mdast|hast|hastscript|unist|micromark|vfile|property-information|tinyld$)/;
/** A test suite that every engine passes; it watches the network to see that a local engine stays local. */
const CONTRACT = `${ROOM}engine-contract.ts`;
const SUITE = new Set(['vitest', 'node:net']);
/** What works out an answer and touches nothing outside. */
const HARMLESS = new Set(['node:crypto', 'node:timers/promises']);
const SQL = new Set(['pg', 'drizzle-orm', 'drizzle-kit', '@lucia-auth/adapter-drizzle']);
const SPEAKS_SQL = /^api\/src\/(.+\/)?(queries|[\w-]*queries)\.ts$|^api\/src\/adapters\/[\w-]+-postgres\.ts$|^api\/src\/accounts\/sessions\.ts$|^api\/src\/seed\//;
const RUNS_JOBS = /^api\/src\/(runner\.ts|jobs\/)/;
const SPEAKS_HTTP = /^api\/src\/(http|live)\/|^api\/src\/[\w-]+\/index\.ts$|^api\/src\/(app|main)\.ts$/;
const SHAPES = /^api\/src\/[\w-]+\/([\w-]+-)?schemas?\.ts$/;
/** Those that start other programs or load the page renderer, which takes its settings from there. */
const READS_ENVIRONMENT = /^api\/src\/(config|http\/mount-web|boot\/build-web)\.ts$/;

describe('the reader of imports', () => {
  it('finds the house', () => {
    for (const folder of ['api/src/', 'db/src/', 'web/src/', 'locales/', ROOM]) expect(inside(folder).length, folder).toBeGreaterThan(2);
    const main = sources.find(({ path }) => path === 'api/src/main.ts')!;
    expect(main.imports).toContainEqual({ specifier: './app.ts', target: 'api/src/app.ts', typeOnly: false });
    expect(main.imports).toContainEqual({ specifier: 'fastify', target: undefined, typeOnly: true });
  });
});

describe('the translation room', () => {
  const room = inside(ROOM).filter((file) => !isTest(file));

  it('imports only itself and the Markdown parser', () => {
    expect(offenders(room, ({ specifier, target }, file) => {
      if (target) return !target.startsWith(ROOM);
      if (file.path === CONTRACT && SUITE.has(specifier)) return false;
      return !PARSER.test(specifier) && !HARMLESS.has(specifier);
    })).toEqual([]);
  });

  it('knows no environment, no network and no console', () => {
    const words = /\bprocess\.|\bfetch\(|\bconsole\./;
    expect(room.filter(({ text }) => words.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
});

describe('the API', () => {
  const api = inside('api/src/').filter((file) => !isTest(file));

  it('speaks SQL only in queries.ts and the adapters to Postgres', () => {
    expect(offenders(api, ({ specifier, typeOnly }, { path }) => {
      const types = typeOnly && packageOf(specifier) === 'pg';
      return SQL.has(packageOf(specifier)) && !types && !SPEAKS_SQL.test(path);
    })).toEqual([]);
  });

  it('knows the job queue only where jobs are run', () => {
    expect(offenders(api, ({ specifier }, { path }) => specifier === 'graphile-worker' && !RUNS_JOBS.test(path))).toEqual([]);
  });

  it('imports fastify only in http/, live/ and the routes of a feature', () => {
    expect(offenders(api, ({ specifier }, { path }) => {
      const name = packageOf(specifier);
      if (name === '@fastify/type-provider-typebox' && SHAPES.test(path)) return false;
      return (name === 'fastify' || name.startsWith('@fastify/')) && !SPEAKS_HTTP.test(path);
    })).toEqual([]);
  });

  it('imports lucia only in accounts/sessions.ts', () => {
    expect(offenders(sources, ({ specifier }, { path }) => /^(lucia|@lucia-auth\/)/.test(specifier) && path !== 'api/src/accounts/sessions.ts')).toEqual([]);
  });

  it('joins ports and adapters only in deps.ts', () => {
    const adapter = /^api\/src\/adapters\/(engines\/|memory-postgres|post-store-postgres)/;
    // The installer writes what that one reads: both must mean the same folder.
    const modelFolder = 'api/src/adapters/engines/bergamot/model-folder.ts';
    expect(offenders(api, ({ target, typeOnly }, { path }) => {
      const allowed = path.startsWith('api/src/adapters/') || ['api/src/deps.ts', 'api/src/config.ts'].includes(path);
      const installs = path.startsWith('api/src/models/') && target === modelFolder;
      return !allowed && !installs && !typeOnly && target !== undefined && adapter.test(target);
    })).toEqual([]);
  });

  it('reads the environment only in config.ts', () => {
    expect(api.filter(({ path, text }) => /process\.env/.test(withoutComments(text)) && !READS_ENVIRONMENT.test(path)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the database package', () => {
  it('knows nothing of the API or the pages', () => {
    expect(offenders(inside('db/'), ({ specifier, target }, file) => !isTest(file) && (/^@laoyou\/(api|web)/.test(specifier) || (target !== undefined && !target.startsWith('db/'))))).toEqual([]);
  });
});

describe('the pages', () => {
  it('import neither the API nor the database', () => {
    expect(offenders(inside('web/src/'), ({ specifier, target }) => /^@laoyou\/(api|db)/.test(specifier) || (target !== undefined && !/^(web|locales)\//.test(target)))).toEqual([]);
  });

  it('know no SQL and no server framework', () => {
    expect(offenders(inside('web/src/'), ({ specifier }) => SQL.has(packageOf(specifier)) || /^(fastify|@fastify\/|lucia|graphile-worker)/.test(specifier))).toEqual([]);
  });
});

describe('the whole house', () => {
  it('has no circle of imports', () => {
    expect(findCycles(sources).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  it('gives a reason at the top of a file of more than 400 lines', () => {
    const generated = /\.d\.ts$/;
    const long = sources.filter(({ path, lines }) => lines > 400 && !generated.test(path));
    expect(long.filter(({ text }) => !/\blong\b[^.]*\bbecause\b/i.test(text.slice(0, 1000))).map(({ path, lines }) => `${path} (${lines})`)).toEqual([]);
  });

  it('names files by act, in kebab-case', () => {
    const vague = /(^|[-/])(utils?|helpers?|services?|managers?|misc|common)(-[\w-]+)?\.(ts|js)$/i;
    const shape = /^[a-z0-9$[\]().+_-]+$/;
    const wrong = sources.filter(({ path }) => {
      const name = path.split('/').at(-1)!;
      if (path.endsWith('.svelte')) return !/^(\+[a-z]+(@[\w()]*)?|[A-Z][A-Za-z0-9]*)\.svelte$/.test(name);
      return vague.test(path) || !shape.test(name);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has no test that is skipped or the only one', () => {
    const marked = /\b(it|test|describe)\.(only|skip|todo)\b/;
    expect(sources.filter((file) => isTest(file) && !file.path.startsWith('tests/architecture/') && marked.test(file.text)).map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
