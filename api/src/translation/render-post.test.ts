import { describe, expect, test, vi } from 'vitest';
import { PostTooDeep } from './markdown-limits.ts';
import { renderPost } from './render-post.ts';

// What is bounded below is processor time; on a busy machine it takes longer by the clock.
vi.setConfig({ testTimeout: 60_000 });

const html = (markdown: string, language: 'en' | 'zh' = 'en') => renderPost(markdown, language).html;
/** Without sentence spans, to read the structure. */
const bare = (markdown: string, language: 'en' | 'zh' = 'en') => html(markdown, language).replace(/<span data-s="\d+"(?: lang="[^"]+")?>((?:(?!<span).)*?)<\/span>/g, '$1');

describe('sentences', () => {
  test('stand in spans with ids, the space between them outside', () => {
    expect(html('One. Two.')).toBe('<p><span data-s="0">One.</span> <span data-s="1">Two.</span></p>');
    expect(html('今天很热。明天呢？', 'zh')).toBe('<p><span data-s="0">今天很热。</span><span data-s="1">明天呢？</span></p>');
  });
  test('carry their own language when it is not the post’s', () => {
    expect(html('My mother says 多喝热水。 It works.')).toContain('<span data-s="0">My mother says 多喝热水。</span>');
    expect(html('She always says:\n\n> 多喝热水就好了。')).toContain('<span data-s="1" lang="zh-CN">多喝热水就好了。</span>');
  });
  test('split inside emphasis only where it embraces the whole block', () => {
    expect(html('**One. Two.**')).toBe('<p><strong><span data-s="0">One.</span> <span data-s="1">Two.</span></strong></p>');
    expect(html('**One. Two.** Three.')).toBe('<p><span data-s="0"><strong>One. Two.</strong></span> <span data-s="1">Three.</span></p>');
  });
  test('end at a line break', () => {
    expect(html('one\ntwo')).toBe('<p><span data-s="0">one</span><br>\n<span data-s="1">two</span></p>');
  });
  test('are reported with the languages they are written in', () => {
    expect(renderPost('Hello there. 我也这么觉得。\n\n😀 `x`', 'en')).toMatchObject({
      sentences: ['Hello there.', '我也这么觉得。', '😀 x'],
      languages: ['en', 'zh'],
    });
    expect(renderPost('😀😀\n\n42', 'en').languages).toEqual([]);
  });
  test('a picture alone is none', () => {
    expect(renderPost('![cat](/m/cat.png)', 'en').sentences).toEqual([]);
  });
});

describe('Markdown', () => {
  test('emphasis next to Chinese punctuation parses', () => {
    expect(bare('**“很好”**他说', 'zh')).toBe('<p><strong>“很好”</strong>他说</p>');
    expect(bare('~~便宜！~~贵了', 'zh')).toBe('<p><del>便宜！</del>贵了</p>');
  });
  test.each([
    ['https://example.com，谢谢', 'https://example.com', '，谢谢'],
    ['看https://example.com/a?b=1。好', 'https://example.com/a?b=1', '。好'],
    ['（https://example.com/a）', 'https://example.com/a', '）'],
    ['，www.example.com，谢谢', 'www.example.com', '，谢谢'],
    ['https://example.com谢谢', 'https://example.com', '谢谢'],
    ['https://zh.wikipedia.org/wiki/中文 见', 'https://zh.wikipedia.org/wiki/中文', ' 见'],
  ])('a bare link ends where Chinese goes on: %s', (markdown, address, rest) => {
    const got = bare(markdown, 'zh');
    expect(got).toContain(`>${address}</a>`);
    expect(got.replace(/<[^>]+>/g, '')).toContain(address + rest);
  });
  test('emphasis after a bare link and its full-width comma still parses', () => {
    expect(bare('https://example.com，**谢谢**', 'zh')).toContain('</a>，<strong>谢谢</strong>');
  });
  test('headings stand below the page’s own', () => {
    expect(bare('# A\n\n###### B')).toBe('<h3>A</h3>\n<h6>B</h6>');
  });
  test('mentions become links; addresses, packages and code do not', () => {
    const rendered = renderPost('@alice and @bob_1, mail me@example.com, `@code`, @types/node, 谢谢@alice你好', 'en');
    expect(rendered.mentions).toEqual(['alice', 'bob_1']);
    expect(rendered.html).toContain('<a class="mention" href="/u/alice">@alice</a>');
    expect(renderPost('@小明同学 你好', 'zh').html).toContain(`href="/u/${encodeURIComponent('小明同学')}"`);
  });
  test('references become links, footnotes keep ids of their own', () => {
    expect(bare('[x][1]\n\n[1]: https://example.com/ "t"')).toContain('<a href="https://example.com/" title="t" rel="nofollow ugc noopener">x</a>');
    const ids = (text: string) => [...html(text).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const [first, second] = [ids('A[^1]\n\n[^1]: b'), ids('C[^1]\n\n[^1]: d')];
    expect(first.length).toBeGreaterThan(1);
    expect(first.some((id) => second.includes(id))).toBe(false);
  });
  test('task lists, tables and code', () => {
    expect(bare('- [x] done\n- [ ] open')).toContain('<input type="checkbox" checked disabled>');
    expect(bare('| a | b |\n|--:|---|\n| 1 | 2 |')).toContain('<th align="right">a</th>');
    expect(html('```js\nlet a;\n```')).toBe('<pre><code class="language-js">let a;\n</code></pre>');
  });
});

describe('safety', () => {
  test('raw HTML is shown, never parsed', () => {
    expect(html('<script>alert(1)</script>')).not.toMatch(/<script/i);
    expect(html('a <img src=x onerror=alert(1)> b')).toContain('&#x3C;img src=x onerror=alert(1)>');
    expect(html('<div>\n**bold**\n</div>')).toContain('<strong>');
  });
  test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '&#106;avascript:alert(1)', 'java&Tab;script:alert(1)', ' javascript:x'])(
    'a link to %s loses its address',
    (url) => {
      expect(html(`[x](<${url}>)`)).not.toMatch(/href="(?!\/)[^"]*script:|href="data:/i);
    },
  );
  test('pictures from elsewhere are links, own ones load lazily', () => {
    expect(html('![cat](https://evil.example/c.png)')).toBe(
      '<p><a class="remote-image" href="https://evil.example/c.png" rel="nofollow ugc noopener" data-src="https://evil.example/c.png">cat</a></p>',
    );
    expect(html('![cat](/m/c.png)')).toBe('<p><img src="/m/c.png" alt="cat" loading="lazy"></p>');
    for (const url of ['//evil.example/x.png', '/\\evil.example/x.png', 'evil.png', 'javascript:x', 'data:image/png;base64,AA', '<\t//evil.example>']) {
      expect(html(`![x](${url})`), url).not.toContain('<img');
    }
  });
  test('white space that a browser would skip is encoded', () => {
    expect(html('![x](</\t/evil.example>)')).toContain('src="/%09/evil.example"');
  });
  test('no link stands inside a link', () => {
    const got = html('[![badge](https://evil.example/b.png) text[^1]](https://example.com)\n\n[^1]: note');
    expect(got).toContain('<span class="remote-image" data-src="https://evil.example/b.png">badge</span>');
    expect(got.slice(0, got.indexOf('</p>')).match(/<a /g)).toHaveLength(1);
  });
  test('authors cannot write classes, ids or data of the page', () => {
    expect(html('```mention" id="x\na\n```')).not.toContain('id="x"');
  });
});

describe('limits', () => {
  test.each([
    ['quotes', '>'.repeat(10_000)],
    ['spaced quotes', '> '.repeat(10_000)],
    ['lists on one line', '- '.repeat(10_000)],
    ['numbered lists', '1. '.repeat(6_000)],
    ['quotes and lists', '> - '.repeat(5_000)],
    ['nested emphasis', `${'*a '.repeat(300)}${'a* '.repeat(300)}`],
    ['staircase of lists', Array.from({ length: 140 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n')],
    ['deep lazy lines', `${'> '.repeat(99)}a\n${'a\n'.repeat(9_000)}`],
  ])('%s nested too deep is a named error', (_, markdown) => {
    expect(() => renderPost(markdown, 'en')).toThrow(PostTooDeep);
  });
  test('a hundred levels are allowed', () => {
    expect(html(`${'> '.repeat(99)}deep`)).toContain('deep');
  });
  const N = 20_000;
  const fill = (unit: string) => unit.repeat(Math.ceil(N / unit.length)).slice(0, N);
  test.each(
    ['***', 'a*', '*a_ ', '*a **a ', '**', '_a ', '~~a', '[', '[]', '![', '[a](', '[a](b', '`a', '```\\', '<a', 'http://a', 'www.a.b \\', 'a@a', '&amp;', 'http://a.b/&amp;',
      'a\n=\n', '- a\n', '\n\n>{', '| a ', '|a|\n|-|\n', '[^a]', '[^1]\n\n[^1]: a\n\n', '[a]: b\n', '（', '“', '.', '。', '😀', '👨‍👩‍👧', '@alice ', '#tag', '中😀 ', '<!--', '\\', '\n', ' '].map((unit) => [unit]),
  )('20,000 characters of %j render in bounded time', (unit) => {
    const began = process.cpuUsage().user;
    try {
      renderPost(fill(unit), 'en');
    } catch (error) {
      expect(error).toBeInstanceOf(PostTooDeep);
    }
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(3_000);
  });
  test('past the limit, syntax is left as characters and no word is lost', () => {
    const got = html('*a_ '.repeat(4_000));
    expect(got.replace(/<[^>]+>/g, '').match(/a/g)).toHaveLength(4_000);
  });
});
