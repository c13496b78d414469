/** A stranger opens the front page: in their browser's language, on their screen, with and without JavaScript. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, openReader } from '../helpers/browser.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ web: true }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe.each([['en-US', 'en'], ['zh-CN', 'zh-CN']] as const)('a browser that asks for %s', (locale, lang) => {
  it.each([['wide', true], ['wide', false], ['phone', true], ['phone', false]] as const)('on a %s screen, JavaScript %s', async (screen, javaScriptEnabled) => {
    const { page, problems, close } = await openReader(browser, app.url, { locale, screen, javaScriptEnabled });
    const response = await page.goto('/');
    expect(response?.status()).toBe(200);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.locator('main').innerText()).toMatch(lang === 'en' ? /[A-Za-z]{3}/ : /\p{Script=Han}{2}/u);
    // Nothing sticks out sideways.
    const [inner, outer] = [await page.locator('html').evaluate((html) => html.scrollWidth), page.viewportSize()!.width];
    expect(inner).toBeLessThanOrEqual(outer);
    expect(problems).toEqual([]);
    await close();
  });
});

it('gives pages headers that keep strangers out', async () => {
  const { headers } = await fetch(app.url);
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/);
  expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
});
