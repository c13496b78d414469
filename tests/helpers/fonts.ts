/**
 * Fonts for machines that have none for Chinese (and perhaps none at all): the pages bring their own, but until
 * those are loaded, and in form fields of the browser itself, the system's are used.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CACHE } from './chromium.ts';

/** Environment that makes the browser see our fonts too; empty where the system can show Chinese. */
export async function fontEnvironment(executablePath: string): Promise<Record<string, string>> {
  if (process.platform !== 'linux' || (await systemShowsChinese())) return {};
  const folder = await unpackFonts();
  const config = join(folder, 'fonts.conf');
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(dirname(executablePath), 'fonts/fonts'), folder];
  await writeFile(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((path) => `<dir>${path}</dir>`).join('\n')}
<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>\n`);
  return { FONTCONFIG_FILE: config };
}

function systemShowsChinese(): Promise<boolean> {
  return new Promise((done) => execFile('fc-list', [':lang=zh-cn', 'family'], (error, output) => done(error === null && output.trim() !== '')));
}

/** The web's own font, turned from the web's format into one the system reads. */
async function unpackFonts(): Promise<string> {
  const require = createRequire(new URL('../../web/package.json', import.meta.url));
  const manifest = require.resolve('@fontsource-variable/noto-sans-sc/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = join(CACHE, `noto-sans-sc-${version}`);
  if (existsSync(folder)) return folder;
  const source = join(dirname(manifest), 'files');
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(join(CACHE, 'unfinished-'));
  const { decompress } = createRequire(import.meta.url)('wawoff2') as { decompress(file: Uint8Array): Promise<Uint8Array> };
  for (const name of await readdir(source)) {
    if (!name.endsWith('.woff2')) continue;
    await writeFile(join(unfinished, name.replace(/woff2$/, 'ttf')), await decompress(await readFile(join(source, name))));
  }
  await rename(unfinished, folder).catch(async () => rm(unfinished, { recursive: true, force: true }));
  return folder;
}
