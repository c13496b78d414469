import { describe, expect, it } from 'vitest';
import { chooseLocale, localeFromHeader } from './choose.ts';

describe('the interface language', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh-CN'],
    ['fr-FR, de;q=0.9', 'en'],
    ['fr, zh-Hans;q=0.5', 'zh-CN'],
    ['zh;q=0, en', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['zhx, ;;q=, ,', 'en'],
  ])('for a browser that asks for %s is %s', (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });

  it('follows the account, then the cookie, then the browser, and ignores what is neither language', () => {
    expect(chooseLocale('en', 'zh-CN', 'zh')).toBe('en');
    expect(chooseLocale(undefined, 'zh-CN', 'en')).toBe('zh-CN');
    expect(chooseLocale(undefined, 'tlh', 'zh')).toBe('zh-CN');
    expect(chooseLocale(null, undefined, undefined)).toBe('en');
  });
});
