import { describe, expect, it } from 'vitest';
import { renderPost } from '../translation/index.ts';
import { chineseIn } from './chinese-in.ts';

const taiwan = (await chineseIn('tw'))!;
const hongKong = (await chineseIn('hk'))!;
const mainland = (await chineseIn('cn'))!;
const post = (markdown: string, language: 'zh' | 'en' | 'ja' = 'zh') => renderPost(markdown, language).html;

it('is nobody’s business where text stays as written', async () => {
  expect(await chineseIn('written')).toBeNull();
  expect(await chineseIn(undefined)).toBeNull();
});

describe('plain texts', () => {
  it.each([
    ['软件', '軟體', '軟件'],
    ['鼠标', '滑鼠', '鼠標'],
    ['他的头发', '他的頭髮', '他的頭髮'],
    ['发现', '發現', '發現'],
    ['皇后', '皇后', '皇后'],
    ['以后', '以後', '以後'],
    ['走了一百里，到里面去', '走了一百里，到裡面去', '走了一百里，到裏面去'],
    ['台风来了，舞台塌了', '颱風來了，舞臺塌了', '颱風來了，舞台塌了'],
    ['干净的饼干，能干的干部，干涉', '乾淨的餅乾，能幹的幹部，干涉', '乾淨的餅乾，能幹的幹部，干涉'],
    ['一只猫，只有一只', '一隻貓，只有一隻', '一隻貓，只有一隻'],
    ['著名的著作，穿着衣服', '著名的著作，穿著衣服', '著名的著作，穿着衣服'],
  ])('%s is %s in Taiwan and %s in Hong Kong', (written, inTaiwan, inHongKong) => {
    expect(taiwan.text(written)).toBe(inTaiwan);
    expect(hongKong.text(written)).toBe(inHongKong);
    expect(mainland.text(written)).toBe(written);
  });

  it.each([
    ['軟體和滑鼠', '软件和鼠标'],
    ['皇后以後頭髮發現裡面', '皇后以后头发发现里面'],
    ['臺灣的颱風', '台湾的台风'],
    ['羣眾在裏面穿着衣服', '群众在里面穿着衣服'],
  ])('%s is %s in Simplified', (written, shown) => expect(mainland.text(written)).toBe(shown));

  it('leaves Simplified alone for who wants Simplified, whatever its characters are in Traditional', () => {
    const written = '文件、程序、什么、皇后、里程、干涉、台湾、几乎、只有、后面';
    expect(mainland.text(written)).toBe(written);
  });

  it('leaves words alone between Taiwan and Hong Kong, and changes their characters', () => {
    expect(taiwan.text('軟件、文件和程序都在裏面')).toBe('軟件、文件和程序都在裡面');
    expect(hongKong.text('軟體在裡面')).toBe('軟體在裏面');
  });

  it('leaves addresses and people alone', () => {
    expect(taiwan.text('看 https://例子.中国/软件 和 @头发 的软件')).toBe('看 https://例子.中国/软件 和 @头发 的軟體');
  });
});

it('what a post is, is not told by what somebody called a thread', () => {
  const html = post('读 `软件` 一二三');
  expect(taiwan.text(`zh ${html}`)).toContain('<code>軟體</code>');
  expect(taiwan.html(html, 'zh')).toContain('>讀 <code>软件</code>');
  expect(taiwan.html(html, 'zh')).not.toMatch(/^zh /);
});

describe('posts', () => {
  it('change in their words only: code, addresses, mentions and names stay', () => {
    const html = post('`软件` 和软件， @软件君 说：[软件](https://zh.wikipedia.org/wiki/软件) 见 https://例子.中国/鼠标 。\n\n```\n// 软件\n```');
    const shown = taiwan.html(html, 'zh');
    expect(shown).toContain('<code>软件</code> 和軟體');
    expect(shown).toContain('// 软件');
    expect(shown).toMatch(/class="mention"[^>]*>@软件君</);
    expect(shown).toMatch(/href="https:\/\/zh\.wikipedia\.org\/wiki\/%E8%BD%AF%E4%BB%B6"[^>]*>軟體</);
    expect(shown).toContain('>https://例子.中国/鼠标<');
    expect(shown.match(/href="[^"]*"/g)).toEqual(html.match(/href="[^"]*"/g));
  });

  it('are read across emphasis: 头**发** is hair', () => {
    expect(taiwan.html(post('他的头**发**，被发*现*了。'), 'zh')).toContain('他的頭<strong>髮</strong>，被發<em>現</em>了。');
    // A phrase of another length: each piece for itself, and nothing lost.
    expect(taiwan.html(post('打印**机**和软件的出租车'), 'zh')).toContain('計程車');
  });

  it('change in Chinese alone, and name the language as what it is now', () => {
    const quoted = taiwan.html(post('She said it to me.\n\n这个软件很好用，我用了很久。', 'en'), 'en');
    expect(quoted).toContain('She said it to me.');
    expect(quoted).toMatch(/lang="zh-Hant-TW">這個軟體很好用/);
    const japanese = post('国会の図書館で会いましょう。\n\n这个软件很好用，我用了很久。', 'ja');
    expect(taiwan.html(japanese, 'ja')).toBe(japanese.replace('zh-CN', 'zh-Hant-TW').replace('这个软件', '這個軟體'));
    const within = post('这个软件很好用，我用了很久。\n\n国会の図書館で会いましょう。\n\n软件', 'zh');
    expect(taiwan.html(within, 'zh')).toContain('lang="ja">国会の図書館で会いましょう。');
    expect(hongKong.html(within, 'zh')).toContain('軟件');
  });

  it('follow what each sentence is written in', () => {
    const html = post('臺灣的軟體很好，我在裡面寫程式。\n\n> 皇后说：文件在里面，程序也在。\n\n皇后', 'zh');
    const shown = mainland.html(html, 'zh');
    expect(shown).toContain('台湾的软件很好，我在里面写程序。');
    expect(shown).toContain('皇后说：文件在里面，程序也在。');
  });

  it('tell words from names of languages when asked what differs', () => {
    const html = post('你好。\n\nHello to all of you.', 'en');
    expect(html).toContain('zh-CN');
    const shown = taiwan.html(html, 'en');
    expect(shown).not.toBe(html);
    expect(taiwan.differs(html, shown)).toBe(false);
    expect(taiwan.differs(post('软件'), taiwan.html(post('软件'), 'zh'))).toBe(true);
  });

  it('are converted with their pictures’ words and without any of their addresses', () => {
    const html = post('![软件](/media/软件.png "软件") ![软件](https://example.com/鼠标.png)', 'zh');
    const shown = taiwan.html(html, 'zh');
    expect(shown).toContain('alt="軟體"');
    expect(shown.match(/(?:src|href|data-src)="[^"]*"/g)).toEqual(html.match(/(?:src|href|data-src)="[^"]*"/g));
  });

  it('keep every tag, whatever they hold', () => {
    const html = post('a < b & "软件" > 头发 &lt;b&gt; **软件**\n\n| 软件 | b |\n|-|-|\n| 发 | <x y="软件"> |\n\n[软件][1]注[^1]\n\n[1]: </a?b="c> "头发\\" > 里"\n[^1]: 脚注里的软件', 'zh');
    const tags = (text: string) => text.match(/<\/?[a-z][a-z0-9]*/g);
    const shown = taiwan.html(html, 'zh');
    expect(tags(shown)).toEqual(tags(html));
    expect(mainland.html(html, 'zh').replaceAll('zh-Hans', 'zh-CN')).toBe(html);
  });
});
