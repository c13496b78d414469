import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import { renderPost } from './render-post.ts';
import { toMarkdown } from './to-markdown.ts';

const again = (markdown: string) => toMarkdown(parseMarkdown(markdown).root);

describe('a tree written as Markdown', () => {
  test.each([
    'Plain words.\n\nAnother *paragraph* with **bold** ones, ~~struck~~ ones and `code`.',
    '# Heading\n\n> quoted\n> on two lines\n\n- one\n- two\n  - below\n\n1. first\n2. second',
    'A line\nand the next',
    '```js\nconst a = "⟦1⟧";\n```',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    'See https://example.com/a?b=1 and [the menu](https://example.com/menu), ask @wei or me@example.com.',
    '中文里的**重点。**紧跟着字，还有`代码`。',
    '- [x] done\n- [ ] not yet',
  ])('%j reads as before', (markdown) => {
    expect(renderPost(again(markdown), 'en').html.replace(/n[0-9a-f]{8}-/g, '')).toBe(renderPost(markdown, 'en').html.replace(/n[0-9a-f]{8}-/g, ''));
  });

  test('mentions and bare addresses stay bare', () => {
    expect(again('Ask @wei at https://example.com/x, please.')).toBe('Ask @wei at https://example.com/x, please.');
  });
});
