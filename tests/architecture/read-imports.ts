/** Reads what every source file imports, so that the rules of the house can be checked. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  specifier: string;
  /** The file it names, relative to the root, when it is one of ours. */
  target: string | undefined;
  typeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  imports: Import[];
}

const SOURCES = ['api/src', 'db/src', 'db/seed', 'locales', 'web/src', 'tests'];
const SKIP = new Set(['node_modules', '.svelte-kit', 'build']);
const PACKAGES: Record<string, string> = {
  '@laoyou/db': 'db/src/index.ts', '@laoyou/db/embedded': 'db/src/embedded-server.ts', '@laoyou/db/schema': 'db/src/schema/index.ts',
  '@laoyou/api': 'api/src/app.ts', '@laoyou/locales': 'locales/index.ts',
};

/** Every TypeScript, JavaScript and Svelte file of the house. */
export function readSources(): SourceFile[] {
  return SOURCES.flatMap((folder) => walk(join(ROOT, folder))).map((file) => {
    const path = relative(ROOT, file).replaceAll('\\', '/');
    const text = readFileSync(file, 'utf8');
    return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
  });
}

function walk(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIP.has(entry.name) ? [] : walk(path);
    return /\.(ts|mts|js|svelte)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(path: string, text: string): Import[] {
  const code = path.endsWith('.svelte') ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n') : text;
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => found.push({ specifier, typeOnly, target: resolve(path, specifier) });
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeOnly(node));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      add(node.arguments[0].text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, false, path.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS));
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((one) => one.isTypeOnly);
}

function resolve(from: string, specifier: string): string | undefined {
  if (specifier in PACKAGES) return PACKAGES[specifier];
  if (specifier.startsWith('$lib/')) return `web/src/lib/${specifier.slice('$lib/'.length)}`;
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  return undefined;
}

/** Every circle of files that need each other to be loaded; types need nobody. */
export function findCycles(files: SourceFile[]): string[][] {
  const graph = new Map(files.map((file) => [file.path, file.imports.filter((one) => !one.typeOnly && one.target).map((one) => one.target!)]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) return void cycles.push([...trail.slice(at), path]);
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}
