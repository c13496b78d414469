import type { Static } from 'typebox';
import { type Viewer, readingLanguage } from '../accounts/viewer.ts';
import { Failure } from '../failure.ts';
import { detectLanguage } from '../translation/index.ts';
import { checkMarkdown, checkTitle, render } from '../writing/prepare-text.ts';
import type { Preview } from './schemas.ts';

/** How a text will look, which language it seems to be in, and what would stop it. Stores nothing. */
export async function preview(viewer: Viewer, { markdown, title }: { markdown: string; title?: string }): Promise<Static<typeof Preview>> {
  const errors: Static<typeof Preview>['errors'] = [];
  const attempt = async <T>(check: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      errors.push({ code: error.code, params: error.params });
      return otherwise;
    }
  };
  if (title !== undefined) await attempt(() => checkTitle(title), '');
  const checked = await attempt<string | null>(() => checkMarkdown(markdown), null);
  const guess = detectLanguage([title, checked ?? ''].filter(Boolean).join('\n\n'));
  const language = guess.language ?? readingLanguage(viewer);
  const html = checked === null ? '' : await attempt(async () => (await render(checked, language)).html, '');
  return { html, language, confidence: guess.confidence, errors };
}
