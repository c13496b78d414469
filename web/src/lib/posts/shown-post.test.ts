import { describe, expect, it } from 'vitest';
import type { Post } from '$lib/api/shapes.ts';
import { showPost, viewOf, withoutTexts } from './shown-post.ts';

const translation = {
  language: 'en', state: 'ready', reason: null, willRetry: false, engine: 'gloss', engineVersion: '1', model: 'Words', quality: 'draft',
  local: true, version: 1, translatedAt: '2026-03-05T10:00:00.000Z', keptCount: 0, glossaryVersion: 0, sourceHash: 'ab12', doubtCount: 0, humanCount: 0,
} as const;
const post = (more: Partial<Post>): Post => ({
  id: 'p', threadId: 't', parentId: null, depth: 0, seq: 0, author: { handle: 'mei', displayName: 'Mei' }, language: 'zh', version: 1, revision: 1,
  state: 'visible', createdAt: '2026-03-05T10:00:00.000Z', editedAt: null, mine: false, translation: null, ...more,
});
const html = (shown: ReturnType<typeof showPost>) => shown.texts.map((text) => `${text.language}:${text.html}`);

describe('a post in the view asked for', () => {
  it('shows the translation, and whose language it is in', () => {
    const shown = showPost(post({ translation: { ...translation, html: '<p>Hi</p>' } }), 'translated');
    expect(html(shown)).toEqual(['en:<p>Hi</p>']);
    expect(shown.translation).toMatchObject({ engine: 'gloss', quality: 'draft' });
    expect(JSON.stringify(shown.translation)).not.toContain('Hi');
  });

  it('shows the original where there is no translation yet, and never nothing', () => {
    const pending = { ...translation, state: 'pending', engine: null } as const;
    for (const view of ['original', 'translated', 'both'] as const) {
      expect(html(showPost(post({ originalHtml: '<p>你好</p>', translation: pending }), view))).toEqual(['zh:<p>你好</p>']);
    }
  });

  it('shows an outdated translation after the original it no longer fits, not beside it', () => {
    const shown = showPost(post({ originalHtml: '<p>新</p>', translation: { ...translation, state: 'outdated', html: '<p>Old</p>' } }), 'both');
    expect(html(shown)).toEqual(['zh:<p>新</p>', 'en:<p>Old</p>']);
    expect(shown.paired).toBe(false);
  });

  it('has nothing to say about views where there is nothing to translate', () => {
    expect(showPost(post({ language: 'en', originalHtml: '<p>Hi</p>' }), 'both')).toMatchObject({ view: 'original', paired: false });
  });

  it('lets code that scrolls be reached by keyboard', () => {
    expect(html(showPost(post({ originalHtml: '<pre><code>x</code></pre>' }), 'original'))).toEqual(['zh:<pre tabindex="0"><code>x</code></pre>']);
  });
});

describe('which view that is', () => {
  const one = { reads: ['en'], view: 'translated' } as const;
  const both = { reads: ['en', 'zh'], view: 'translated' } as const;
  it('is the original for who reads both, unless they ask', () => {
    expect(viewOf(post({}), null, { ...both, reads: [...both.reads] })).toBe('original');
    expect(viewOf(post({}), 'both', { ...both, reads: [...both.reads] })).toBe('both');
    expect(viewOf(post({}), null, { ...one, reads: [...one.reads] })).toBe('translated');
  });
});

it('goes to the browser without its texts, and not as empty ones, which would clear the page', () => {
  const shown = showPost(post({ originalHtml: '<p>你好</p>' }), 'original');
  expect(withoutTexts(shown).texts).toEqual([{ html: ' ', language: 'zh' }]);
});
